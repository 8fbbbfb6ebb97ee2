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
    {"bare line feeds", "GET / HTTP/1.1\nHost: x\n\n" + next, 505},
    {"no host", "GET / HTTP/1.1\r\n\r\n" + next},
    {"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" + next},
    {"a NUL in a header", std::string("GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n", 35) + next},
    {"no request at all", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + next},
    {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + next, 505},
    {"HTTP/0.9", "GET /\r\n\r\n" + next},
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
    EXPECT_EQ(client.read_to_end(), "") << attempt.what;
  }
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
