// Clients that cost as much as they can: each is cut off, and others are answered meanwhile.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/tests/running_server.hpp"
#include "shape/types.hpp"

namespace {

using http::testing::get;
using http::testing::post;
using http::testing::RawAnswer;
using http::testing::RawClient;
using http::testing::RunningServer;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

struct Word {
  shape::Paragraph<100'000> word;
};
BOOST_DESCRIBE_STRUCT(Word, (), (word))

base::Task<Word> echo_word(Word in) { co_return in; }

const std::string chunked = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            "Transfer-Encoding: chunked\r\n\r\n";

class Hostile : public testing::Test {
 protected:
  Hostile() {
    routes.get("/echo", echo_word).says("Echo").open().named("echo");
    routes.post("/echo", echo_word).says("Echo").open();
  }

  // The longest that a request of somebody else takes while `attack` runs again and again.
  template <class Attack>
  milliseconds longest_wait(RunningServer& server, Attack attack) {
    RawClient other(server.port());
    milliseconds longest{0};
    for (int i = 0; i < 20; ++i) {
      attack();
      const auto start = Clock::now();
      other.send(get("/echo?word=a"));
      EXPECT_EQ(other.read().status, 200);
      longest = std::max(longest, std::chrono::duration_cast<milliseconds>(Clock::now() - start));
    }
    return longest;
  }

  static int refusal(RawClient& client) {
    const auto answer = client.read();
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(client.is_closed_by_server());
    return answer.status;
  }
  int refusal_of(const std::string& request) {
    RunningServer server(routes);
    RawClient client(server.port());
    client.send(request);
    return refusal(client);
  }
  RawAnswer answer_to(const std::string& request) {
    RunningServer server(routes);
    RawClient client(server.port());
    client.send(request);
    return client.read();
  }

  http::Routes routes;
};

TEST_F(Hostile, floods_of_pipelined_requests_are_answered_in_turn_and_hold_nobody_up) {
  RunningServer server(routes);
  RawClient flood(server.port());
  std::string requests;
  for (int i = 0; i < 100; ++i) requests += get("/echo?word=" + std::to_string(i));
  int sent = 0;

  const auto longest = longest_wait(server, [&] {
    flood.send(requests);
    sent += 100;
  });

  EXPECT_LT(longest, milliseconds(1000));
  for (int i = 0; i < sent; ++i) ASSERT_EQ(flood.read().body, "{\"word\":\"" + std::to_string(i % 100) + "\"}");
}

TEST_F(Hostile, bodies_that_drip_are_408_and_hold_nobody_up) {
  RunningServer server(routes);
  std::vector<RawClient> slow;
  for (int i = 0; i < 30; ++i) {
    slow.emplace_back(server.port()).send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n");
  }

  const auto start = Clock::now();
  const auto longest = longest_wait(server, [&] {
    for (auto& client : slow) client.send("x");
    std::this_thread::sleep_for(milliseconds(25));
  });

  EXPECT_GT(Clock::now() - start, milliseconds(400));
  EXPECT_LT(longest, milliseconds(1000));
  for (auto& client : slow) EXPECT_EQ(refusal(client), 408);
}

TEST_F(Hostile, chunks_that_drip_are_408) {
  RunningServer server(routes);
  RawClient client(server.port());
  client.send(chunked);
  const auto start = Clock::now();

  while (Clock::now() - start < milliseconds(600)) {
    client.send("1\r\nx\r\n");
    std::this_thread::sleep_for(milliseconds(10));
  }

  EXPECT_EQ(refusal(client), 408);
}

TEST_F(Hostile, chunks_of_one_byte_are_a_body_like_any_other) {
  std::string request = chunked;
  for (const char letter : std::string_view(R"({"word":"in pieces"})"))
    request += "1\r\n" + std::string(1, letter) + "\r\n";

  const auto answer = answer_to(request + "0\r\n\r\n");

  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body, R"({"word":"in pieces"})");
}

TEST_F(Hostile, chunk_extensions_are_ignored_in_small_and_refused_in_bulk) {
  const std::string body = R"({"word":"a"})";
  EXPECT_EQ(answer_to(chunked + "c;name=value\r\n" + body + "\r\n0\r\n\r\n").status, 201);

  std::string bulk = chunked;
  for (int i = 0; i < 100; ++i) bulk += "1;" + std::string(1000, 'e') + "\r\n \r\n";

  EXPECT_EQ(refusal_of(bulk), 400);
}

TEST_F(Hostile, leading_zeros_of_chunk_sizes_are_refused_in_bulk) {
  std::string bulk = chunked;
  for (int i = 0; i < 100; ++i) bulk += std::string(1000, '0') + "1\r\n \r\n";

  EXPECT_EQ(refusal_of(bulk), 400);
}

TEST_F(Hostile, trailers_change_nothing_about_the_request) {
  const std::string body = R"({"word":"a"})";
  const auto answer = answer_to(chunked + "c\r\n" + body + "\r\n0\r\nRequest-Id: from-a-trailer\r\nHost: y\r\n\r\n");

  EXPECT_EQ(answer.status, 201);
  EXPECT_NE(answer.header("Request-Id"), "from-a-trailer");
}

TEST_F(Hostile, endless_trailers_are_refused) {
  std::string request = chunked + "0\r\n";
  for (int i = 0; i < 2000; ++i) request += "X-" + std::to_string(i) + ": y\r\n";

  EXPECT_EQ(refusal_of(request), 400);
}

TEST_F(Hostile, more_headers_than_anybody_needs_are_431) {
  const auto headers = [](int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) lines += "a:\r\n";
    return lines;
  };

  EXPECT_EQ(answer_to(get("/echo?word=a", headers(120))).status, 200);
  EXPECT_EQ(refusal_of(get("/echo?word=a", headers(128))), 431);
}

TEST_F(Hostile, bytes_that_are_no_http_are_refused_when_their_line_ends) {
  EXPECT_EQ(refusal_of(std::string("\x16\x03\x01\x02\0\r\n\r\n", 9)), 400);
  EXPECT_EQ(refusal_of("\r\n\r\n\r\nnonsense\r\n\r\n"), 400);
}

TEST_F(Hostile, json_as_deep_as_the_body_is_long_is_refused_with_its_place) {
  const auto deep = answer_to(post("/echo", R"({"word":)" + std::string(60'000, '[')));

  EXPECT_EQ(deep.status, 400);
  EXPECT_THAT(deep.body, testing::HasSubstr("deeper than 32 levels at byte "));
}

TEST_F(Hostile, connections_that_come_and_go_hold_nobody_up) {
  RunningServer server(routes);

  const auto longest = longest_wait(server, [&] {
    for (int i = 0; i < 50; ++i) RawClient(server.port()).send("GET /ec");
  });

  EXPECT_LT(longest, milliseconds(1000));
  EXPECT_TRUE(http::testing::eventually([&] { return server.connection_count() == 0; }));
}

}  // namespace
