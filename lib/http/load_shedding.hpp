// How many requests a thread handles at once, and what becomes of the others.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <cstddef>
#include <utility>

#include "base/metrics.hpp"
#include "base/task.hpp"
#include "http/stream_sink.hpp"

namespace http {

struct LoadLimits {
  std::size_t at_once = 512;
  std::size_t waiting = 512;
  std::chrono::milliseconds longest_wait{60};
};

// One a thread. First come, first served; who cannot be served soon is told so at once, while there is time to tell.
class LoadShedding {
 public:
  LoadShedding(boost::asio::io_context& context, LoadLimits limits);
  LoadShedding(const LoadShedding&) = delete;

  // The right to be handled; given back by the destructor.
  class Place {
   public:
    explicit Place(LoadShedding* owner) : owner_(owner) {}
    Place(Place&& other) noexcept : owner_(std::exchange(other.owner_, nullptr)) {}
    Place& operator=(Place&&) = delete;
    ~Place() {
      if (owner_ != nullptr) owner_->give_back();
    }

   private:
    LoadShedding* owner_;
  };

  // Waits for a place, not longer than `longest_wait`. Throws TurnedAway "overloaded".
  base::Task<Place> enter();

 private:
  struct Waiter : boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
    explicit Waiter(boost::asio::io_context& context) : timer(context) {}
    Timer timer;
    bool has_place = false;
  };

  void give_back();
  [[noreturn]] void turn_away();

  boost::asio::io_context& context_;
  LoadLimits limits_;
  std::size_t running_ = 0;
  boost::intrusive::list<Waiter, boost::intrusive::constant_time_size<false>> waiters_;
  std::size_t waiting_ = 0;
  base::Counter shed_;
};

}  // namespace http
