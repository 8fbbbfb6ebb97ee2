// Requests against a tiny server of this test's own that answers exactly what each test says.
#include "http/client.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <deque>

#include "base/error.hpp"

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using std::chrono::milliseconds;

std::string ok(const std::string& body, const std::string& headers = {}) {
  return "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string status(int code, const std::string& headers = {}) {
  return "HTTP/1.1 " + std::to_string(code) + " X\r\n" + headers + "Content-Length: 0\r\n\r\n";
}

// Gives the scripted answers in turn, the last one again and again; "" never answers.
template <class Protocol>
class ScriptedServer {
 public:
  ScriptedServer(asio::io_context& context, const typename Protocol::endpoint& at, std::deque<std::string> answers)
      : acceptor_(context, at), answers_(std::move(answers)) {
    asio::co_spawn(context, accept(), asio::detached);
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  std::vector<std::string> requests;
  int connections = 0;

 private:
  using Acceptor = asio::basic_socket_acceptor<Protocol, base::Executor>;
  using Socket = asio::basic_stream_socket<Protocol, base::Executor>;

  base::Task<void> accept() {
    while (true) {
      Socket socket = co_await acceptor_.async_accept(base::use_task);
      ++connections;
      asio::co_spawn(acceptor_.get_executor(), serve(std::move(socket)), asio::detached);
    }
  }

  static std::size_t length_of(const std::string& head) {
    const auto at = head.find("Content-Length: ");
    return at == head.npos ? 0 : std::stoul(head.substr(at + 16));
  }

  base::Task<void> serve(Socket socket) {
    std::string buffer;
    while (true) {
      const auto head =
          co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer), "\r\n\r\n", base::use_task);
      const auto size = head + length_of(buffer.substr(0, head));
      while (buffer.size() < size) {
        char chunk[4096];
        const auto got = co_await socket.async_read_some(asio::buffer(chunk), base::use_task);
        buffer.append(chunk, got);
      }
      requests.push_back(buffer.substr(0, size));
      buffer.erase(0, size);
      const std::string answer = answers_.front();
      if (answers_.size() > 1) answers_.pop_front();
      if (!answer.empty()) co_await asio::async_write(socket, asio::buffer(answer), base::use_task);
    }
  }

  Acceptor acceptor_;
  std::deque<std::string> answers_;
};

struct Result {
  http::ClientResponse response;
  std::string error;
  std::string message;
};

struct HttpClient : testing::Test {
  using TcpServer = ScriptedServer<tcp>;

  std::unique_ptr<TcpServer> serve(std::deque<std::string> answers) {
    const tcp::endpoint any(asio::ip::address_v4::loopback(), 0);
    return std::make_unique<TcpServer>(context, any, std::move(answers));
  }

  http::ClientRequest to(const TcpServer& server, const std::string& path = "/") {
    http::ClientRequest request;
    request.url = "http://127.0.0.1:" + std::to_string(server.port()) + path;
    return request;
  }

  Result send(http::ClientRequest request) {
    Result result;
    bool done = false;
    asio::co_spawn(context, client.send(std::move(request)), [&](std::exception_ptr failure, http::ClientResponse got) {
      done = true;
      result.response = std::move(got);
      try {
        if (failure) std::rethrow_exception(failure);
      } catch (const base::Error& error) {
        result.error = error.code();
        result.message = error.message();
      }
    });
    context.restart();
    while (!done) context.run_one();
    return result;
  }

  asio::io_context context{1};
  http::Client client{context};
};

TEST_F(HttpClient, gives_status_headers_and_body) {
  const auto server = serve({ok("hello", "X-Test:  a b \r\n")});

  const auto result = send(to(*server, "/path?x=1"));

  EXPECT_EQ(result.response.status, 200);
  EXPECT_EQ(result.response.body, "hello");
  EXPECT_EQ(result.response.header("x-test"), "a b");
  EXPECT_EQ(result.response.header("absent"), "");
  EXPECT_TRUE(server->requests.at(0).starts_with("GET /path?x=1 HTTP/1.1\r\n"));
}

TEST_F(HttpClient, sends_method_headers_and_binary_body) {
  const auto server = serve({ok("")});
  auto request = to(*server);
  request.method = "PATCH";
  request.headers = {{"X-Key", "secret"}, {"X-Empty", ""}};
  request.body = std::string("a\0b", 3);

  send(request);

  const auto& sent = server->requests.at(0);
  EXPECT_TRUE(sent.starts_with("PATCH / HTTP/1.1\r\n"));
  EXPECT_NE(sent.find("X-Key: secret\r\n"), sent.npos);
  EXPECT_NE(sent.find("X-Empty:\r\n"), sent.npos);
  EXPECT_EQ(sent.find("Content-Type"), sent.npos);
  EXPECT_TRUE(sent.ends_with(request.body));
}

TEST_F(HttpClient, sends_an_empty_post_with_its_length) {
  const auto server = serve({ok("")});
  auto request = to(*server);
  request.method = "POST";

  send(request);

  EXPECT_NE(server->requests.at(0).find("Content-Length: 0\r\n"), std::string::npos);
}

TEST_F(HttpClient, keeps_its_connection) {
  const auto server = serve({ok("x")});

  for (int i = 0; i < 5; ++i) send(to(*server));

  EXPECT_EQ(server->connections, 1);
  EXPECT_EQ(server->requests.size(), 5U);
}

TEST_F(HttpClient, runs_many_requests_at_once) {
  const auto server = serve({ok("x")});
  int answered = 0;

  for (int i = 0; i < 50; ++i) {
    asio::co_spawn(context, client.send(to(*server)), [&](std::exception_ptr failure, const http::ClientResponse& got) {
      answered += !failure && got.body == "x";
    });
  }
  while (answered < 50 && context.run_one_for(std::chrono::seconds(10)) > 0) {
  }

  EXPECT_EQ(answered, 50);
}

TEST_F(HttpClient, talks_to_a_unix_socket) {
  const auto path = testing::TempDir() + "dde_client_test_" + std::to_string(::getpid()) + ".sock";
  ::unlink(path.c_str());
  ScriptedServer<asio::local::stream_protocol> server(context, asio::local::stream_protocol::endpoint(path),
                                                      {ok("hi")});
  http::ClientRequest request;
  request.url = "http://docker/version";
  request.unix_socket = path;

  const auto result = send(request);

  EXPECT_EQ(result.response.body, "hi");
  EXPECT_NE(server.requests.at(0).find("Host: docker\r\n"), std::string::npos);
  ::unlink(path.c_str());
}

TEST_F(HttpClient, goes_where_it_is_pinned_and_asks_for_the_name) {
  const auto server = serve({ok("pinned")});
  http::ClientRequest request;
  request.url = "http://example.invalid/";
  request.connect_to = http::Endpoint{"127.0.0.1", server->port()};

  EXPECT_EQ(send(request).response.body, "pinned");
  EXPECT_NE(server->requests.at(0).find("Host: example.invalid\r\n"), std::string::npos);

  request.connect_to.reset();
  request.timeouts.total = std::chrono::seconds(20);
  EXPECT_EQ(send(request).error, "unavailable");
}

TEST_F(HttpClient, says_why_there_is_no_answer_and_keeps_the_query_to_itself) {
  http::ClientRequest request;
  request.url = "http://127.0.0.2:1/?token=secret";

  const auto result = send(request);

  EXPECT_EQ(result.error, "unavailable");
  EXPECT_NE(result.message.find("127.0.0.2"), std::string::npos) << result.message;
  EXPECT_EQ(result.message.find("secret"), std::string::npos) << result.message;
}

TEST_F(HttpClient, gives_up_at_its_deadline) {
  const auto server = serve({""});
  auto request = to(*server);
  request.timeouts.total = milliseconds(150);
  const auto start = std::chrono::steady_clock::now();

  const auto result = send(request);

  EXPECT_EQ(result.error, "unavailable");
  EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(140));
}

TEST_F(HttpClient, cuts_off_an_answer_that_is_too_large) {
  const auto server = serve({ok(std::string(5000, 'x')), "HTTP/1.1 200 OK\r\n\r\n" + std::string(5000, 'x')});
  auto request = to(*server);
  request.max_response = 4999;

  EXPECT_EQ(send(request).error, "too_large");
  EXPECT_EQ(send(request).error, "too_large");
}

TEST_F(HttpClient, cuts_off_endless_headers) {
  const auto server = serve({ok("", "X-Long: " + std::string(70'000, 'x') + "\r\n")});

  EXPECT_EQ(send(to(*server)).error, "too_large");
}

TEST_F(HttpClient, does_not_follow_redirects_unless_asked) {
  const auto target = serve({ok("there")});
  const auto server = serve({status(302, "Location: " + to(*target).url + "\r\nX-First: 1\r\n")});
  auto request = to(*server);

  EXPECT_EQ(send(request).response.status, 302);

  request.follow_redirects = true;
  const auto followed = send(request);
  EXPECT_EQ(followed.response.body, "there");
  EXPECT_EQ(followed.response.header("x-first"), "");
}

TEST_F(HttpClient, does_not_follow_a_redirect_to_a_file) {
  const auto server = serve({status(302, "Location: file:///etc/passwd\r\n")});
  auto request = to(*server);
  request.follow_redirects = true;

  const auto result = send(request);

  EXPECT_NE(result.error, "");
  EXPECT_EQ(result.response.body, "");
}

TEST_F(HttpClient, tries_again_until_it_works) {
  const auto server = serve({status(503), status(429), ok("at last")});
  auto request = to(*server);
  request.retries = {.count = 3, .first_wait = milliseconds(2)};

  EXPECT_EQ(send(request).response.body, "at last");
  EXPECT_EQ(server->requests.size(), 3U);
}

TEST_F(HttpClient, gives_the_last_answer_when_the_retries_are_used_up) {
  const auto server = serve({status(500)});
  auto request = to(*server);
  request.retries = {.count = 2, .first_wait = milliseconds(1)};

  EXPECT_EQ(send(request).response.status, 500);
  EXPECT_EQ(server->requests.size(), 3U);
}

TEST_F(HttpClient, does_not_repeat_a_post_unless_that_is_harmless) {
  const auto server = serve({status(503)});
  auto request = to(*server);
  request.method = "POST";
  request.retries = {.count = 1, .first_wait = milliseconds(1)};

  send(request);
  EXPECT_EQ(server->requests.size(), 1U);

  request.headers = {{"Idempotency-Key", "k"}};
  send(request);
  EXPECT_EQ(server->requests.size(), 3U);
}

TEST_F(HttpClient, does_not_try_again_when_that_would_end_after_the_deadline) {
  const auto server = serve({status(429, "Retry-After: 60\r\n")});
  auto request = to(*server);
  request.timeouts.total = milliseconds(2000);
  request.retries.count = 3;
  const auto start = std::chrono::steady_clock::now();

  const auto result = send(request);

  EXPECT_EQ(result.response.status, 429);
  EXPECT_EQ(http::retry_after(result.response), std::chrono::seconds(60));
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(1500));
}

TEST_F(HttpClient, does_not_repeat_what_the_server_refuses) {
  const auto server = serve({status(404)});
  auto request = to(*server);
  request.retries.count = 3;

  EXPECT_EQ(send(request).response.status, 404);
  EXPECT_EQ(server->requests.size(), 1U);
}

TEST_F(HttpClient, refuses_requests_that_smuggle) {
  const auto server = serve({ok("")});
  auto header = to(*server);
  header.headers = {{"X-A", "1\r\nX-B: 2"}};
  auto name = to(*server);
  name.headers = {{"X-A: 1\r\nX-B", "2"}};
  auto method = to(*server);
  method.method = "GET / HTTP/1.1\r\nX: ";
  auto url = to(*server, "/ HTTP/1.1\r\nX: y");
  auto file = to(*server);
  file.url = "file:///etc/passwd";

  for (const auto& request : {header, name, method, url, file}) EXPECT_EQ(send(request).error, "internal_error");
  EXPECT_TRUE(server->requests.empty());
}

TEST(HttpClients, can_be_destroyed_while_a_request_is_under_way) {
  asio::io_context context{1};
  auto client = std::make_unique<http::Client>(context);
  asio::basic_socket_acceptor<tcp, base::Executor> silent(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  http::ClientRequest request;
  request.url = "http://127.0.0.1:" + std::to_string(silent.local_endpoint().port());
  asio::co_spawn(context, client->send(request), [](std::exception_ptr, const http::ClientResponse&) {});
  context.run_for(milliseconds(20));

  client.reset();
  context.restart();

  EXPECT_NO_THROW(context.run_for(milliseconds(20)));
}

TEST(RetryAfter, is_read_as_seconds_or_date) {
  const auto read = [](const char* text) { return http::retry_after({.headers = {{"retry-after", text}}}); };

  EXPECT_EQ(read("7"), std::chrono::seconds(7));
  EXPECT_EQ(read("Wed, 21 Oct 2015 07:28:00 GMT"), std::chrono::seconds(0));
  EXPECT_EQ(read("999999999"), std::chrono::seconds(86'400));
  EXPECT_EQ(read("-5"), std::chrono::seconds(0));
  EXPECT_EQ(read("soon"), std::nullopt);
  EXPECT_EQ(http::retry_after({}), std::nullopt);
}

}  // namespace
