// What serve, work and host share: signals, and the private port with metrics and health.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <exception>
#include <functional>
#include <string>

#include "base/task.hpp"
#include "http/dispatcher.hpp"
#include "http/health.hpp"
#include "http/server.hpp"

namespace app {

// Runs a coroutine on its own; one that throws ends the process with the error in the log, because a half-dead
// process is worse than one that its keeper starts again.
void start(boost::asio::io_context& context, const char* name, base::Task<void> task);

// Calls `stop` once, at SIGTERM or SIGINT.
class StopSignal {
 public:
  StopSignal(boost::asio::io_context& context, std::function<void()> stop);

 private:
  boost::asio::signal_set signals_;
};

// /metrics, /healthz, /readyz on an address that only operators reach.
class PrivatePort {
 public:
  PrivatePort(boost::asio::io_context& context, http::Readiness ready);
  void listen(const std::string& address) { server_.listen(address); }
  base::Task<void> close() { return server_.drain(std::chrono::milliseconds(200)); }

 private:
  static http::Routes make_routes(const http::Readiness& ready);

  http::Readiness ready_;
  http::Routes routes_;
  http::Dispatcher dispatcher_;
  http::Server server_;
};

}  // namespace app
