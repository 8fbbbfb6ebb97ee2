// A timer a wait.
#include "base/sleep.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/this_coro.hpp>

namespace base {

Task<void> sleep_for(std::chrono::milliseconds duration) {
  using Clock = std::chrono::steady_clock;
  const auto executor = co_await boost::asio::this_coro::executor;
  boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor> timer(executor, duration);
  co_await timer.async_wait(use_task);
}

}  // namespace base
