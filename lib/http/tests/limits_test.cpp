// Every limit, crossed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/tests/running_server.hpp"
#include "shape/types.hpp"

namespace {

using http::testing::get;
using http::testing::post;
using http::testing::quick_limits;
using http::testing::RawAnswer;
using http::testing::RawClient;
using http::testing::RunningServer;
using testing::HasSubstr;

struct Word {
  shape::Paragraph<100'000> word;
};
BOOST_DESCRIBE_STRUCT(Word, (), (word))

base::Task<Word> echo_word(Word in) { co_return in; }

class Limits : public testing::Test {
 protected:
  Limits() {
    routes.get("/echo", echo_word).says("Echo").open().named("echo");
    routes.post("/echo", echo_word).says("Echo").open();
  }

  // The refusal, then the end of the connection.
  static RawAnswer refusal(RawClient& client) {
    auto answer = client.read();
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_THAT(answer.body, HasSubstr(R"({"error":{"code":")"));
    EXPECT_TRUE(client.is_closed_by_server());
    return answer;
  }
  RawAnswer refusal_of(const std::string& request) {
    RunningServer server(routes);
    RawClient client(server.port());
    client.send(request);
    return refusal(client);
  }

  http::Routes routes;
};

TEST_F(Limits, a_large_header_is_431) {
  EXPECT_EQ(refusal_of(get("/echo?word=a", "X: " + std::string(5000, 'x') + "\r\n")).status, 431);
}

TEST_F(Limits, many_small_headers_are_431_too) {
  std::string lines;
  for (int i = 0; i < 600; ++i) lines += "X-" + std::to_string(i) + ": y\r\n";

  EXPECT_EQ(refusal_of(get("/echo?word=a", lines)).status, 431);
}

TEST_F(Limits, a_header_just_below_passes) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send(get("/echo?word=a", "X: " + std::string(3900, 'x') + "\r\n"));

  EXPECT_EQ(client.read().status, 200);
}

TEST_F(Limits, a_long_url_is_414_whether_or_not_it_fits_the_header) {
  EXPECT_EQ(refusal_of(get("/echo?word=" + std::string(1100, 'a'))).status, 414);
  EXPECT_EQ(refusal_of(get("/echo?word=" + std::string(9000, 'a'))).status, 414);
}

TEST_F(Limits, a_large_body_is_413_before_it_is_read) {
  const auto refused = refusal_of("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n");

  EXPECT_EQ(refused.status, 413);
}

TEST_F(Limits, a_large_body_is_413_even_with_a_length_beyond_64_bits) {
  EXPECT_EQ(
      refusal_of("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n").status / 100, 4);
}

TEST_F(Limits, a_client_that_waits_to_send_a_large_body_is_told_no) {
  const auto refused =
      refusal_of("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\nExpect: 100-continue\r\n\r\n");

  EXPECT_EQ(refused.status, 413);
}

TEST_F(Limits, a_client_that_sends_a_large_body_at_once_still_gets_the_answer) {
  EXPECT_EQ(refusal_of(post("/echo", std::string(800'000, 'x'))).status, 413);
}

TEST_F(Limits, a_large_chunked_body_is_413) {
  std::string request = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 70; ++i) request += "400\r\n" + std::string(1024, 'x') + "\r\n";

  EXPECT_EQ(refusal_of(request).status, 413);
}

TEST_F(Limits, an_endless_chunk_line_is_refused) {
  const auto request =
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;" + std::string(9000, 'x');

  EXPECT_EQ(refusal_of(request).status, 400);
}

TEST_F(Limits, a_body_of_exactly_the_limit_passes) {
  RunningServer server(routes);
  RawClient client(server.port());
  const std::string frame = R"({"word":""})";
  const auto word = std::string((64 << 10) - frame.size(), 'x');

  client.send(post("/echo", R"({"word":")" + word + "\"}"));

  EXPECT_EQ(client.read().status, 201);
}

TEST_F(Limits, a_header_that_does_not_end_in_time_is_408) {
  EXPECT_EQ(refusal_of("GET /echo?word=a HTTP/1.1\r\nHost: x\r\n").status, 408);
}

TEST_F(Limits, a_slowloris_is_cut_off_while_others_are_served) {
  RunningServer server(routes);
  std::vector<RawClient> slow;
  for (int i = 0; i < 30; ++i) slow.emplace_back(server.port()).send("GET /echo");
  const auto start = std::chrono::steady_clock::now();
  RawClient quick(server.port());
  int served = 0;

  // A byte now and then is no excuse: the limit is for the whole header.
  while (std::chrono::steady_clock::now() - start < std::chrono::milliseconds(600)) {
    for (auto& client : slow) client.send("x");
    quick.send(get("/echo?word=a"));
    served += quick.read().status == 200 ? 1 : 0;
  }

  EXPECT_GT(served, 10);
  for (auto& client : slow) EXPECT_EQ(refusal(client).status, 408);
}

TEST_F(Limits, a_body_that_does_not_end_in_time_is_408) {
  EXPECT_EQ(refusal_of("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{").status, 408);
}

TEST_F(Limits, an_idle_connection_is_closed_without_a_word) {
  auto limits = quick_limits();
  limits.idle_timeout = std::chrono::milliseconds(200);
  RunningServer server(routes, limits);
  RawClient fresh(server.port());
  RawClient used(server.port());
  used.send(get("/echo?word=a"));
  EXPECT_EQ(used.read().status, 200);

  EXPECT_EQ(fresh.read_to_end(), "");
  EXPECT_EQ(used.read_to_end(), "");
}

TEST_F(Limits, a_client_that_does_not_read_its_answers_is_closed) {
  auto limits = quick_limits();
  limits.write_timeout = std::chrono::milliseconds(200);
  RunningServer server(routes, limits);
  RawClient client(server.port());
  const auto request = post("/echo", R"({"word":")" + std::string(60'000, 'x') + "\"}");

  bool is_open = true;
  for (int i = 0; i < 2000 && is_open; ++i) is_open = client.send(request);

  EXPECT_FALSE(is_open);
  EXPECT_TRUE(http::testing::eventually([&] { return server.connection_count() == 0; }));
}

TEST_F(Limits, one_connection_too_many_is_503) {
  auto limits = quick_limits();
  limits.max_connections = 3;
  RunningServer server(routes, limits);
  std::vector<RawClient> guests;
  for (int i = 0; i < 3; ++i) {
    guests.emplace_back(server.port()).send(get("/echo?word=a"));
    EXPECT_EQ(guests.back().read().status, 200);
  }

  RawClient late(server.port());
  late.send(get("/echo?word=a"));
  const auto refused = refusal(late);
  guests.pop_back();
  ASSERT_TRUE(http::testing::eventually([&] { return server.connection_count() == 2; }));
  RawClient later(server.port());
  later.send(get("/echo?word=a"));

  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  EXPECT_EQ(later.read().status, 200);
}

}  // namespace
