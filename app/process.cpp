// Signals, background coroutines and the private port.
#include "process.hpp"

#include <boost/asio/co_spawn.hpp>

#include <cstdlib>

#include "base/error.hpp"
#include "base/log.hpp"

namespace app {

void start(boost::asio::io_context& context, const char* name, base::Task<void> task) {
  boost::asio::co_spawn(context, std::move(task), [name](std::exception_ptr failure) {
    if (!failure) return;
    try {
      std::rethrow_exception(failure);
    } catch (...) {
      base::log_error(std::string(name) + " stopped: " + base::describe_current_exception());
    }
    std::_Exit(1);
  });
}

StopSignal::StopSignal(boost::asio::io_context& context, std::function<void()> stop)
    : signals_(context, SIGTERM, SIGINT) {
  signals_.async_wait([stop = std::move(stop)](boost::system::error_code error, int) {
    if (!error) stop();
  });
}

http::Routes PrivatePort::make_routes(const http::Readiness& ready) {
  http::Routes routes;
  http::health_routes(routes, ready);
  return routes;
}

PrivatePort::PrivatePort(boost::asio::io_context& context, http::Readiness ready)
    : ready_(std::move(ready)),
      routes_(make_routes(ready_)),
      dispatcher_(routes_,
                  [](sql::Database*, std::string_view) -> base::Task<tenancy::Member> {
                    throw base::unauthenticated("no_sign_in", "Nobody signs in here.");
                  }),
      server_(context, http::Limits{}, dispatcher_) {}

}  // namespace app
