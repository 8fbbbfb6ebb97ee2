// The server over real sockets: what HTTP/1.1 promises.
#include "http/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "base/error.hpp"
#include "http/health.hpp"
#include "http/tests/running_server.hpp"
#include "http/tests/things.hpp"

namespace {

using http::testing::get;
using http::testing::post;
using http::testing::RawClient;
using http::testing::RunningServer;
using testing::HasSubstr;
using testing::Not;

struct Word {
  shape::Text<1, 1000> word;
};
BOOST_DESCRIBE_STRUCT(Word, (), (word))

base::Task<Word> echo_word(Word in) { co_return in; }
base::Task<http::Document> get_address(http::Caller caller) { co_return http::Document{"text/plain", caller.address}; }

base::Task<bool> tell(bool value) { co_return value; }

class Server : public testing::Test {
 protected:
  Server() {
    http::testing::thing_routes(routes);
    routes.get("/echo", echo_word).says("Echo").open().named("echo");
    routes.post("/echo", echo_word).says("Echo").open();
    routes.get("/address", get_address).says("Address").open();
  }
  http::Routes routes;
};

TEST_F(Server, answers_requests_of_one_connection_one_after_the_other) {
  RunningServer server(routes);
  RawClient client(server.port());

  for (const std::string word : {"one", "two", "three"}) {
    client.send(get("/echo?word=" + word));
    const auto answer = client.read();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "{\"word\":\"" + word + "\"}");
    EXPECT_EQ(answer.header("Content-Type"), "application/json");
    EXPECT_EQ(answer.header("Connection"), "");
  }
}

TEST_F(Server, answers_pipelined_requests_in_their_order) {
  RunningServer server(routes);
  RawClient client(server.port());
  std::string requests;
  for (int i = 0; i < 200; ++i) {
    const auto word = std::to_string(i);
    requests += i % 2 == 0 ? get("/echo?word=" + word) : post("/echo", "{\"word\":\"" + word + "\"}");
  }

  client.send("\r\n" + requests);

  for (int i = 0; i < 200; ++i) EXPECT_EQ(client.read().body, "{\"word\":\"" + std::to_string(i) + "\"}");
}

TEST_F(Server, reads_requests_that_arrive_byte_by_byte) {
  RunningServer server(routes);
  RawClient client(server.port());

  for (const char byte : "\r\n" + post("/echo", R"({"word":"slow"})")) client.send({&byte, 1});

  EXPECT_EQ(client.read().body, R"({"word":"slow"})");
}

TEST_F(Server, reads_chunked_bodies) {
  RunningServer server(routes);
  RawClient client(server.port());
  const std::string head =
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: Chunked\r\n\r\n";

  client.send(head + "8;a=b\r\n{\"word\":\r\n7\r\n\"bits\"}\r\n0\r\nTrailer: x\r\n\r\n" + get("/echo?word=next"));

  EXPECT_EQ(client.read().body, R"({"word":"bits"})");
  EXPECT_EQ(client.read().body, R"({"word":"next"})");
}

TEST_F(Server, sends_head_without_the_body_but_with_its_length) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send("HEAD /echo?word=abc HTTP/1.1\r\nHost: x\r\n\r\n" + get("/echo?word=next"));

  const auto head = client.read(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), "14");
  EXPECT_EQ(client.read().body, R"({"word":"next"})");
}

TEST_F(Server, invites_the_body_of_a_client_that_waits_for_it) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 14\r\nExpect: "
              "100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send(R"({"word":"abc"})");

  EXPECT_EQ(client.read().body, R"({"word":"abc"})");
}

TEST_F(Server, closes_after_the_answer_when_the_client_wants_it_or_speaks_1_0) {
  RunningServer server(routes);
  for (const std::string& request :
       {get("/echo?word=a", "Connection: close\r\n"), std::string("GET /echo?word=a HTTP/1.0\r\n\r\n")}) {
    RawClient client(server.port());

    client.send(request);

    const auto answer = client.read();
    EXPECT_EQ(answer.body, R"({"word":"a"})");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(client.is_closed_by_server());
  }
}

TEST_F(Server, sends_security_headers_date_and_request_id_with_every_answer) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send(get("/nowhere", "Request-Id: my-request-1\r\n"));

  const auto answer = client.read();
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(answer.header("Request-Id"), "my-request-1");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_THAT(answer.header("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_THAT(answer.header("Date"), HasSubstr(" GMT"));
  EXPECT_THAT(answer.body, HasSubstr(R"("requestId":"my-request-1")"));
}

TEST_F(Server, believes_the_last_forwarded_address_of_a_local_peer) {
  RunningServer server(routes);
  RawClient client(server.port());

  client.send(get("/address", "X-Forwarded-For: 1.1.1.1, 203.0.113.9\r\n"));
  EXPECT_EQ(client.read().body, "203.0.113.9");
  client.send(get("/address", "X-Forwarded-For: <script>\r\n"));
  EXPECT_EQ(client.read().body, "127.0.0.1");
}

TEST_F(Server, serves_a_unix_socket_and_takes_over_a_stale_one) {
  const std::string path = "/tmp/dde-http-" + std::to_string(::getpid()) + ".sock";
  for (int life = 0; life < 2; ++life) {
    RunningServer server(routes, http::testing::quick_limits(), path);
    RawClient client(path);

    client.send(get("/echo?word=unix"));

    EXPECT_EQ(client.read().body, R"({"word":"unix"})");
    struct stat found{};
    ::stat(path.c_str(), &found);
    EXPECT_EQ(found.st_mode & 0777, 0660U);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(Server, leaves_the_socket_of_its_successor_in_place) {
  const std::string path = "/tmp/dde-http-next-" + std::to_string(::getpid()) + ".sock";
  auto old = std::make_unique<RunningServer>(routes, http::testing::quick_limits(), path);
  RunningServer next(routes, http::testing::quick_limits(), path);

  old.reset();

  RawClient client(path);
  client.send(get("/echo?word=next"));
  EXPECT_EQ(client.read().status, 200);
}

TEST_F(Server, shares_a_port_with_its_sisters) {
  RunningServer one(routes);
  RunningServer two(routes, http::testing::quick_limits(), "127.0.0.1:" + std::to_string(one.port()));

  std::vector<RawClient> clients;
  for (int i = 0; i < 40; ++i) {
    clients.emplace_back(one.port()).send(get("/echo?word=a"));
    EXPECT_EQ(clients.back().read().status, 200);
  }

  EXPECT_GT(one.connection_count(), 0U);
  EXPECT_GT(two.connection_count(), 0U);
}

TEST_F(Server, names_an_address_it_cannot_have) {
  RunningServer server(routes);
  const auto address = "127.0.0.1:" + std::to_string(server.port());

  EXPECT_THROW(http::require_free(address), base::Error);
  EXPECT_THROW(http::require_free("203.0.113.1:80"), base::Error);
  EXPECT_THROW(http::require_free("nonsense"), base::Error);
  try {
    http::require_free(address);
  } catch (const base::Error& error) {
    EXPECT_THAT(error.message(), HasSubstr(address + ": Address already in use"));
  }
}

TEST(Health, says_ok_ready_and_metrics) {
  bool is_ready = false;
  const http::Readiness ready = [&] { return tell(is_ready); };
  http::Routes routes;
  http::health_routes(routes, ready);
  RunningServer server(routes);
  RawClient client(server.port());

  client.send(get("/healthz") + get("/readyz"));
  EXPECT_EQ(client.read().status, 200);
  EXPECT_EQ(client.read().status, 503);
  is_ready = true;
  client.send(get("/readyz") + get("/metrics"));
  EXPECT_EQ(client.read().status, 200);
  EXPECT_THAT(client.read().body,
              HasSubstr("dde_http_requests_total{method=\"GET\",route=\"/readyz\",status=\"503\"} 1"));
}

}  // namespace
