// A counter of places and a queue of timers.
#include "http/load_shedding.hpp"

#include <boost/asio/redirect_error.hpp>

#include "http/turned_away.hpp"

namespace http {

LoadShedding::LoadShedding(boost::asio::io_context& context, LoadLimits limits)
    : context_(context),
      limits_(limits),
      shed_(base::counter("dde_http_requests_shed_total", "Requests refused because too many were being handled")) {}

void LoadShedding::turn_away() {
  shed_.add();
  throw TurnedAway("overloaded", "Too much is going on at the moment. Please try again.", std::chrono::seconds(1));
}

base::Task<LoadShedding::Place> LoadShedding::enter() {
  if (running_ < limits_.at_once) {
    ++running_;
    co_return Place(this);
  }
  if (waiting_ >= limits_.waiting) turn_away();
  Waiter waiter(context_);
  waiter.timer.expires_after(limits_.longest_wait);
  waiters_.push_back(waiter);
  ++waiting_;
  boost::system::error_code cancelled;
  co_await waiter.timer.async_wait(boost::asio::redirect_error(base::use_task, cancelled));
  --waiting_;
  if (!waiter.has_place) turn_away();
  co_return Place(this);
}

// The place goes to whoever has waited longest, so that nobody who comes now can take it.
void LoadShedding::give_back() {
  if (waiters_.empty()) {
    --running_;
    return;
  }
  auto& next = waiters_.front();
  waiters_.pop_front();
  next.has_place = true;
  next.timer.cancel();
}

}  // namespace http
