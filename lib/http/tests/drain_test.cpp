// Going away without losing a request.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include "http/stream_sink.hpp"
#include "http/tests/running_server.hpp"

namespace {

using http::testing::eventually;
using http::testing::get;
using http::testing::RawClient;
using http::testing::RunningServer;
using std::chrono::milliseconds;

// A request that lasts until the test lets it go.
struct Gate {
  std::atomic<int> waiting = 0;
  std::atomic<bool> is_open = false;
};

base::Task<http::Document> pass_gate(Gate& gate) {
  const auto executor = co_await boost::asio::this_coro::executor;
  ++gate.waiting;
  while (!gate.is_open) {
    http::Timer pause(executor, milliseconds(2));
    co_await pause.async_wait(base::use_task);
  }
  co_return http::Document{"text/plain", "through"};
}

base::Task<http::Document> say_hello() { co_return http::Document{"text/plain", "hello"}; }

class Drain : public testing::Test {
 protected:
  Drain() {
    routes.get("/gate", http::with(pass_gate, gate)).says("Gate").open();
    routes.get("/hello", say_hello).says("Hello").open();
  }
  Gate gate;
  http::Routes routes;
};

TEST_F(Drain, finishes_requests_in_flight_and_closes_after_them) {
  RunningServer server(routes);
  RawClient client(server.port());
  client.send(get("/gate"));
  ASSERT_TRUE(eventually([&] { return gate.waiting == 1; }));

  server.start_drain(std::chrono::seconds(30));
  gate.is_open = true;

  const auto answer = client.read();
  EXPECT_EQ(answer.body, "through");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(client.is_closed_by_server());
  server.wait_drained();
}

TEST_F(Drain, serves_connections_that_were_waiting_to_be_accepted_but_no_new_ones) {
  RunningServer server(routes);
  RawClient early(server.port());

  server.start_drain(std::chrono::seconds(30));
  early.send(get("/hello"));

  EXPECT_EQ(early.read().body, "hello");
  early.is_closed_by_server();
  server.wait_drained();
  EXPECT_THROW(RawClient(server.port()), std::runtime_error);
}

TEST_F(Drain, closes_idle_connections_without_waiting_for_the_deadline) {
  RunningServer server(routes);
  RawClient idle(server.port());
  idle.send(get("/hello"));
  idle.read();

  const auto start = std::chrono::steady_clock::now();
  server.start_drain(std::chrono::seconds(30));
  server.wait_drained();

  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  EXPECT_TRUE(idle.is_closed_by_server());
}

TEST_F(Drain, breaks_off_what_is_not_done_by_the_deadline) {
  RunningServer server(routes);
  RawClient client(server.port());
  client.send(get("/gate"));
  ASSERT_TRUE(eventually([&] { return gate.waiting == 1; }));

  server.start_drain(milliseconds(50));

  EXPECT_EQ(client.read_to_end(), "");
  server.wait_drained();
  gate.is_open = true;
}

// Each client keeps asking on one connection until an answer says that it is the last.
int ask_until_closed(std::uint16_t port, std::atomic<int>& answered) {
  RawClient client(port);
  for (int lost = 0;; ++answered) {
    client.send(get("/hello"));
    const auto answer = client.read();
    if (answer.body != "hello") return lost + 1;
    if (answer.header("Connection") == "close") return lost;
  }
}

TEST_F(Drain, loses_nothing_under_load) {
  RunningServer server(routes);
  std::atomic<int> answered = 0;
  std::atomic<int> lost = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&] { lost += ask_until_closed(server.port(), answered); });
  }
  ASSERT_TRUE(eventually([&] { return answered > 500; }));

  server.start_drain(std::chrono::seconds(30));
  for (auto& client : clients) client.join();
  server.wait_drained();

  EXPECT_EQ(lost, 0);
}

}  // namespace
