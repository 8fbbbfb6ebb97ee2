// Requests that two servers could read differently, and other abuse of the grammar.
#include <gtest/gtest.h>

#include "http/tests/running_server.hpp"
#include "http/tests/things.hpp"

namespace {

using http::testing::RawClient;
using http::testing::RunningServer;

struct Attempt {
  const char* what;
  std::string bytes;
  int status = 400;
};

const std::string next = "GET /api/v1/things HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string start = "POST /api/v1/things HTTP/1.1\r\nHost: x\r\n";

const std::vector<Attempt> attempts{
    {"length and encoding", start + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX" + next},
    {"encoding and length", start + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nX" + next},
    {"two lengths", start + "Content-Length: 0\r\nContent-Length: 44\r\n\r\n" + next},
    {"two equal lengths", start + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + next},
    {"a list of lengths", start + "Content-Length: 0, 0\r\n\r\n" + next},
    {"a signed length", start + "Content-Length: +0\r\n\r\n" + next},
    {"a negative length", start + "Content-Length: -1\r\n\r\n" + next},
    {"a hexadecimal length", start + "Content-Length: 0x0\r\n\r\n" + next},
    {"an empty length", start + "Content-Length: \r\n\r\n" + next},
    {"another encoding", start + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + next},
    {"an unknown encoding", start + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + next},
    {"chunked twice", start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next},
    {"identity last", start + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + next},
    {"encoding in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next},
    {"a space before the colon", start + "Content-Length : 0\r\n\r\n" + next},
    {"a chunk size that is no number", start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n" + next},
    {"a huge chunk size", start + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n" + next},
    {"bare line feeds", "GET / HTTP/1.1\nHost: x\n\n" + next},
    {"no host", "GET / HTTP/1.1\r\n\r\n" + next},
    {"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" + next},
    {"a NUL in a header", std::string("GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n", 35) + next},
    {"no request at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + next},
    {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + next, 505},
    {"HTTP/0.9", "GET /\r\n\r\n" + next},
    {"chunked, then identity in a second line",
     start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + next},
    {"identity alone", start + "Transfer-Encoding: identity\r\n\r\n" + next},
    {"an empty encoding", start + "Transfer-Encoding:\r\n\r\n" + next},
    {"chunked with a parameter", start + "Transfer-Encoding: chunked;a=b\r\n\r\n0\r\n\r\n" + next},
    {"a quoted encoding", start + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n" + next},
    {"a vertical tab behind the encoding", start + "Transfer-Encoding: chunked\x0b\r\n\r\n0\r\n\r\n" + next},
    {"an encoding on a folded line", start + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + next},
    {"an encoding folded behind another header", start + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n" + next},
    {"a folded header", "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n" + next},
    {"a header that begins with a space", "GET / HTTP/1.1\r\n Host: x\r\n\r\n" + next},
    {"a tab before the colon", start + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n" + next},
    {"a header without a name", start + ": 0\r\n\r\n" + next},
    {"a header without a colon", start + "Content-Length\r\n\r\n" + next},
    {"a length with a space inside", start + "Content-Length: 1 0\r\n\r\n" + next},
    {"a length with a NUL", start + std::string("Content-Length: 0\0\r\n\r\n", 22) + next},
    {"a length beyond 64 bits that wraps to 0", start + "Content-Length: 18446744073709551616\r\n\r\n" + next},
    {"a bare line feed after a header", "GET / HTTP/1.1\r\nHost: x\nX: y\r\n\r\n" + next},
    {"a bare carriage return in a value", "GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n" + next},
    {"a bare carriage return that hides a header", start + "X: a\rContent-Length: 44\r\n\r\n" + next},
    {"a bare line feed as the end of the head", "GET / HTTP/1.1\r\nHost: x\r\n\n" + next},
    {"a control character in a name", "GET / HTTP/1.1\r\nHost: x\r\nX\x01: a\r\n\r\n" + next},
    {"a NUL in the target", std::string("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 29) + next},
    {"a bare line feed after a chunk's size", start + "Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n" + next},
    {"a bare line feed after a chunk", start + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\n0\r\n\r\n" + next},
    {"a chunk longer than its size", start + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n" + next},
    {"a signed chunk size", start + "Transfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n" + next},
    {"a chunk size with 0x", start + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n" + next},
    {"a chunk size that begins with a space", start + "Transfer-Encoding: chunked\r\n\r\n 2\r\n{}\r\n0\r\n\r\n" + next},
    {"a chunk without a size", start + "Transfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n" + next},
    {"a chunk size that wraps to 2",
     start + "Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\n{}\r\n0\r\n\r\n" + next},
    {"a length among the trailers", start + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 9\r\n\r\n" + next},
    {"an encoding among the trailers",
     start + "Transfer-Encoding: chunked\r\n\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n" + next},
    {"a broken trailer", start + "Transfer-Encoding: chunked\r\n\r\n0\r\nX\r\n\r\n" + next},
    {"a request line without a version", "POST / 41\r\n\r\n" + next},
    {"two spaces in the request line", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n" + next},
    {"a tab in the request line", "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n" + next},
    {"a lower-case version", "GET / http/1.1\r\nHost: x\r\n\r\n" + next, 505},
    {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: x\r\n\r\n" + next, 505},
    {"HTTP/1.10", "GET / HTTP/1.10\r\nHost: x\r\n\r\n" + next, 505},
    {"a host that is another than the target's", "GET http://y/api/v1/things HTTP/1.1\r\nHost: x\r\n\r\n" + next},
    {"a target with a person in it", "GET http://a@x/api/v1/things HTTP/1.1\r\nHost: x\r\n\r\n" + next},
    {"a host with a path", "GET /api/v1/things HTTP/1.1\r\nHost: x/y\r\n\r\n" + next},
    {"a host with a person in it", "GET /api/v1/things HTTP/1.1\r\nHost: a@x\r\n\r\n" + next},
    {"a list of hosts", "GET /api/v1/things HTTP/1.1\r\nHost: x, y\r\n\r\n" + next},
    {"an empty host", "GET /api/v1/things HTTP/1.1\r\nHost:\r\n\r\n" + next},
    {"a tunnel", "CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n" + next},
    {"a method that is no token", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n" + next},
    {"another expectation", start + "Expect: 200-ok\r\nContent-Length: 0\r\n\r\n" + next, 417},
};

TEST(Smuggling, is_refused_and_nothing_after_it_is_served) {
  http::Routes routes;
  http::testing::thing_routes(routes);
  RunningServer server(routes);

  for (const auto& attempt : attempts) {
    RawClient client(server.port());
    client.send(attempt.bytes);

    const auto refused = client.read();
    EXPECT_EQ(refused.status, attempt.status) << attempt.what;
    EXPECT_EQ(refused.header("Connection"), "close") << attempt.what;
    if (refused.header("Connection") == "close") EXPECT_EQ(client.read_to_end(), "") << attempt.what;
  }
}

TEST(Smuggling, is_refused_however_it_is_cut_into_packets) {
  http::Routes routes;
  http::testing::thing_routes(routes);
  RunningServer server(routes);

  for (const auto& attempt : attempts) {
    RawClient client(server.port());
    const auto half = attempt.bytes.size() / 2;
    client.send(std::string_view(attempt.bytes).substr(0, half));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    client.send(std::string_view(attempt.bytes).substr(half));

    EXPECT_EQ(client.read().status, attempt.status) << attempt.what;
  }
}

TEST(Smuggling, is_refused_in_a_line_that_came_in_an_earlier_packet) {
  http::Routes routes;
  http::testing::thing_routes(routes);
  RunningServer server(routes);
  RawClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\nY: ");
  std::this_thread::sleep_for(std::chrono::milliseconds(20));

  client.send("c\r\n\r\n");

  EXPECT_EQ(client.read().status, 400);
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST(Smuggling, fails_with_header_values_that_come_back) {
  http::Routes routes;
  http::testing::thing_routes(routes);
  RunningServer server(routes);
  RawClient client(server.port());

  client.send(http::testing::get("/%0d%0aX-Injected:%201", "Request-Id: abcdefgh\x01ij\r\n"));

  const auto answer = client.read();
  EXPECT_EQ(answer.head.find("X-Injected"), std::string::npos);
  EXPECT_EQ(answer.head.find('\x01'), std::string::npos);
}

}  // namespace
