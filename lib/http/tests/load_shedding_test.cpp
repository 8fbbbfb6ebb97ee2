// Slow handlers, and what becomes of those who come meanwhile.
#include "http/load_shedding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>

#include "base/error.hpp"
#include "base/sleep.hpp"
#include "http/dispatcher.hpp"
#include "http/gateway.hpp"
#include "http/health.hpp"
#include "http/stream_counts.hpp"
#include "http/tests/running_server.hpp"
#include "sql/testing/run.hpp"

namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

struct Gate {
  bool is_open = false;
  int inside = 0;
  int most_inside = 0;
};

base::Task<void> pass(Gate& gate) {
  gate.most_inside = std::max(gate.most_inside, ++gate.inside);
  while (!gate.is_open) co_await base::sleep_for(milliseconds(1));
  --gate.inside;
}

base::Task<void> break_down() { throw std::runtime_error("broken"); }

class Overload : public testing::Test {
 protected:
  Overload() {
    routes.get("/slow", http::with(pass, gate)).says("Slow").open();
    routes.get("/broken", break_down).says("Broken").open();
  }

  void start(const std::string& target = "/slow") {
    boost::asio::co_spawn(context, dispatcher().answer({.target = target}),
                          [this](std::exception_ptr, http::Response response) { answers.push_back(response); });
  }
  http::Dispatcher& dispatcher() {
    if (!made) guard_with(load);
    return *made;
  }
  void guard_with(http::LoadShedding& guard) {
    made.emplace(routes, http::testing::authenticator());
    made->guard_with({.load = &guard});
  }
  void wait_for_answers(std::size_t count) {
    sql::testing::run_until(context, [&] { return answers.size() == count; });
  }
  long count_of(int status) const {
    return std::ranges::count(answers, status, [](const http::Response& response) { return response.status; });
  }

  boost::asio::io_context context{1};
  http::LoadShedding load{context, {.at_once = 2, .waiting = 3, .longest_wait = milliseconds(40)}};
  http::Routes routes;
  Gate gate;
  std::vector<http::Response> answers;
  std::optional<http::Dispatcher> made;
};

TEST_F(Overload, is_answered_503_while_the_slow_ones_are_still_at_it) {
  for (int i = 0; i < 12; ++i) start();

  wait_for_answers(10);

  EXPECT_EQ(count_of(503), 10);
  EXPECT_EQ(gate.inside, 2);
  EXPECT_THAT(answers.front().body, HasSubstr(R"("code":"overloaded")"));
  EXPECT_EQ(find_header(answers.front().headers, "Retry-After"), "1");
  gate.is_open = true;
  wait_for_answers(12);
  EXPECT_EQ(count_of(204), 2);
}

TEST_F(Overload, tells_those_beyond_the_queue_without_waiting) {
  for (int i = 0; i < 12; ++i) start();

  context.restart();
  context.poll();

  EXPECT_EQ(count_of(503), 7);
}

TEST_F(Overload, hands_places_to_those_who_wait) {
  http::LoadShedding patient(context, {.at_once = 1, .waiting = 10, .longest_wait = std::chrono::seconds(30)});
  guard_with(patient);
  for (int i = 0; i < 8; ++i) start();
  sql::testing::run_until(context, [this] { return gate.inside == 1; });

  gate.is_open = true;
  wait_for_answers(8);

  EXPECT_EQ(count_of(204), 8);
  EXPECT_EQ(gate.most_inside, 1);
}

TEST_F(Overload, passes_and_leaves_every_place_free) {
  gate.is_open = true;
  for (int round = 1; round <= 20; ++round) {
    start();
    start("/broken");
    wait_for_answers(static_cast<std::size_t>(round) * 2);
  }

  EXPECT_EQ(count_of(204), 20);
  EXPECT_EQ(count_of(500), 20);
}

TEST_F(Overload, leaves_the_private_port_green) {
  http::Routes private_routes;
  const http::Readiness ready = []() -> base::Task<bool> { co_return true; };
  http::health_routes(private_routes, ready);
  http::Dispatcher private_port(private_routes, http::testing::authenticator());
  for (int i = 0; i < 12; ++i) start();
  wait_for_answers(10);

  EXPECT_EQ(sql::testing::run(context, private_port.answer({.target = "/healthz"})).status, 200);
  EXPECT_EQ(sql::testing::run(context, private_port.answer({.target = "/readyz"})).status, 200);

  gate.is_open = true;
  wait_for_answers(12);
}

base::Task<void> say_nothing(http::EventSink&) { co_return; }
base::Task<http::EventStream> follow() { co_return http::EventStream(say_nothing); }

class Streams : public testing::Test {
 protected:
  Streams() { routes.get("/follow", follow).says("Follow").signed_in(); }
  http::Response open(const tenancy::Member& who) {
    const auto sign_in = [&who](sql::Database*, std::string_view) -> base::Task<tenancy::Member> { co_return who; };
    http::Dispatcher dispatcher(routes, sign_in);
    dispatcher.guard_with({.load = &load, .streams = &counts});
    http::Request request{.target = "/follow", .headers = {{"Authorization", "Bearer x"}}};
    return sql::testing::run(context, dispatcher.answer(std::move(request)));
  }

  boost::asio::io_context context{1};
  http::LoadShedding load{context, {.at_once = 1, .waiting = 0}};
  http::StreamCounts counts{3};
  http::Routes routes;
  const tenancy::Member ada = http::testing::ada();
  const tenancy::Member bob = http::testing::ada();
};

TEST_F(Streams, are_counted_by_tenant_as_long_as_they_last) {
  std::vector<http::Response> held;
  for (int i = 0; i < 3; ++i) held.push_back(open(ada));

  const auto refused = open(ada);

  EXPECT_EQ(held.back().status, 200);
  EXPECT_EQ(refused.status, 429);
  EXPECT_THAT(refused.body, HasSubstr("too_many_streams"));
  EXPECT_EQ(open(bob).status, 200);
  held.pop_back();
  EXPECT_EQ(open(ada).status, 200);
}

TEST_F(Streams, take_no_place_among_the_requests) {
  std::vector<http::Response> held;
  for (int i = 0; i < 3; ++i) held.push_back(open(ada));

  EXPECT_EQ(open(bob).status, 200);
}

}  // namespace
