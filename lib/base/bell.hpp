// A sleep that can be cut short.
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <chrono>
#include <utility>

#include "base/task.hpp"

namespace base {

// For one waiter, on the thread of its io_context.
class Bell {
 public:
  explicit Bell(boost::asio::io_context& io) : timer_(io.get_executor()) {}

  // Returns when the bell is rung, at once when it was rung since the last wait, and after `longest` anyway.
  Task<void> wait(std::chrono::milliseconds longest) {
    if (!std::exchange(rung_, false)) {
      timer_.expires_after(longest);
      boost::system::error_code cut_short;
      co_await timer_.async_wait(boost::asio::redirect_error(use_task, cut_short));
      rung_ = false;
    }
  }

  void ring() {
    rung_ = true;
    timer_.cancel();
  }

 private:
  using Clock = std::chrono::steady_clock;
  boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor> timer_;
  bool rung_ = false;
};

}  // namespace base
