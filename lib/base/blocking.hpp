// Work that blocks (files, rendering) done on other threads while the event loop goes on.
#pragma once

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <exception>
#include <optional>
#include <utility>

#include "base/task.hpp"

namespace base {

// Runs `work` on the pool and resumes the caller on its own thread with the result or the exception.
// `work` returns a value and outlives nothing it refers to: capture by value.
template <class F>
Task<std::invoke_result_t<F&>> run_blocking(boost::asio::thread_pool& pool, F work) {
  using Result = std::invoke_result_t<F&>;
  std::optional<Result> result;
  std::exception_ptr failure;
  co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<Executor>&, void()>(
      [&](auto handler) {
        const auto executor = boost::asio::get_associated_executor(handler);
        boost::asio::post(pool,
                          [&, handler = std::move(handler), guard = boost::asio::make_work_guard(executor)]() mutable {
                            try {
                              result.emplace(work());
                            } catch (...) {
                              failure = std::current_exception();
                            }
                            boost::asio::post(guard.get_executor(), std::move(handler));
                          });
      },
      use_task);
  if (failure) std::rethrow_exception(failure);
  co_return std::move(*result);
}

}  // namespace base
