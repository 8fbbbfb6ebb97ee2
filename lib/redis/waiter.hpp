// A coroutine that waits for its answer, with its type erased.
#pragma once

#include <exception>
#include <memory>
#include <utility>

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>

#include "base/task.hpp"
#include "redis/reply.hpp"

namespace redis {

class Waiter {
 public:
  virtual ~Waiter() = default;
  // Once; resumes the coroutine from the event loop, never from inside the call.
  virtual void finish(std::exception_ptr failure, Reply reply) = 0;
};

template <class Resume>
class WaiterOf final : public Waiter {
 public:
  WaiterOf(base::Executor executor, Resume resume) : executor_(executor), resume_(std::move(resume)) {}

  void finish(std::exception_ptr failure, Reply reply) override {
    boost::asio::post(executor_, [resume = std::move(resume_), failure, reply = std::move(reply)]() mutable {
      std::move(resume)(failure, std::move(reply));
    });
  }

 private:
  base::Executor executor_;
  Resume resume_;
};

// Suspends the caller and passes `accept` a std::unique_ptr<Waiter>.
template <class Accept>
base::Task<Reply> wait_for_reply(base::Executor executor, Accept accept) {
  auto start = [executor, accept = std::move(accept)](auto resume) mutable {
    accept(std::make_unique<WaiterOf<decltype(resume)>>(executor, std::move(resume)));
  };
  return boost::asio::async_initiate<const decltype(base::use_task), void(std::exception_ptr, Reply)>(std::move(start),
                                                                                                      base::use_task);
}

}  // namespace redis
