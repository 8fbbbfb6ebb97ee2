// A server on its own thread and a client that sends exactly the bytes it is told to.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "http/dispatcher.hpp"
#include "http/routes.hpp"
#include "http/server.hpp"

namespace http::testing {

// Short enough to be crossed by a test, long enough for a loaded machine.
Limits quick_limits();

// Serves `routes` on a free port of 127.0.0.1. The token "ada" is a member with things:read, "bob" one without.
class RunningServer {
 public:
  explicit RunningServer(const Routes& routes, Limits limits = quick_limits(), std::string address = "127.0.0.1:0",
                         TrustedProxies proxies = {});
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;

  std::uint16_t port() const { return port_; }
  std::size_t connection_count();
  // Starts a drain; wait_drained() returns when it is over.
  void start_drain(std::chrono::milliseconds deadline);
  void wait_drained();

 private:
  void on_loop(const std::function<void()>& work);

  boost::asio::io_context context_{1};
  boost::asio::executor_work_guard<base::Executor> work_{context_.get_executor()};
  Dispatcher dispatcher_;
  std::optional<Server> server_;
  std::uint16_t port_ = 0;
  std::shared_future<void> drained_;
  std::thread thread_;
};

tenancy::Member ada();
Authenticator authenticator();

struct RawAnswer {
  int status = 0;  // 0: the connection closed before an answer
  std::string head;
  std::string body;

  std::string header(std::string_view name) const;
};

// A blocking connection; every wait ends after 10 s.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  explicit RawClient(const std::string& unix_path);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient(RawClient&& other) noexcept;

  // False when the server has closed.
  bool send(std::string_view bytes);
  // The next answer; `to_head` when it has no body whatever its length says.
  RawAnswer read(bool to_head = false);
  // Everything until `text` has come or the server closes.
  std::string read_until(std::string_view text);
  std::string read_to_end();
  // Whether the server closes within the 10 s, whatever it sends before.
  bool is_closed_by_server();

 private:
  bool fill();

  int socket_;
  std::string buffer_;
};

// GET with a Host header and these further lines, each with its CRLF.
std::string get(std::string_view target, std::string_view lines = "");
// POST of a JSON body.
std::string post(std::string_view target, std::string_view body, std::string_view lines = "");

// Waits until `condition` holds, at most 10 s.
bool eventually(const std::function<bool()>& condition);

}  // namespace http::testing
