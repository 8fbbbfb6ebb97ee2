// Runs coroutines to their end from ordinary test code.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "base/task.hpp"

namespace sql::testing {

// Runs the io_context until the task has ended and returns or throws what it did. Other work of the io_context runs
// along and stays where it is. Throws std::runtime_error after `patience`.
void run(boost::asio::io_context& context, base::Task<void> task,
         std::chrono::seconds patience = std::chrono::seconds(30));

template <class T>
base::Task<void> keep_result(base::Task<T> task, std::optional<T>& result) {
  result.emplace(co_await std::move(task));
}

template <class T>
T run(boost::asio::io_context& context, base::Task<T> task, std::chrono::seconds patience = std::chrono::seconds(30)) {
  std::optional<T> result;
  run(context, keep_result(std::move(task), result), patience);
  return std::move(*result);
}

// Starts all tasks and returns when all have ended; the first failure is thrown then.
void run_together(boost::asio::io_context& context, std::vector<base::Task<void>> tasks,
                  std::chrono::seconds patience = std::chrono::seconds(60));

// Runs the io_context until `condition` holds. Throws std::runtime_error after `patience`.
void run_until(boost::asio::io_context& context, const std::function<bool()>& condition,
               std::chrono::seconds patience = std::chrono::seconds(30));

}  // namespace sql::testing
