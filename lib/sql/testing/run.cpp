// Turning the io_context until something has happened.
#include "sql/testing/run.hpp"

#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <memory>
#include <stdexcept>

namespace sql::testing {
namespace {

// Shared with the coroutine, which may outlive a test that lost patience.
struct Ending {
  std::size_t left;
  std::exception_ptr error;
};

}  // namespace

void run_until(boost::asio::io_context& context, const std::function<bool()>& condition,
               std::chrono::seconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) throw std::runtime_error("still waiting after all patience");
    context.restart();
    // The short wait serves conditions that come true outside of the io_context.
    context.run_one_for(std::chrono::milliseconds(20));
  }
}

void run_together(boost::asio::io_context& context, std::vector<base::Task<void>> tasks,
                  std::chrono::seconds patience) {
  const auto ending = std::make_shared<Ending>(Ending{tasks.size(), nullptr});
  for (auto& task : tasks) {
    boost::asio::co_spawn(context.get_executor(), std::move(task), [ending](std::exception_ptr error) {
      --ending->left;
      if (error && !ending->error) ending->error = error;
    });
  }
  run_until(context, [&] { return ending->left == 0; }, patience);
  if (ending->error) std::rethrow_exception(ending->error);
}

void run(boost::asio::io_context& context, base::Task<void> task, std::chrono::seconds patience) {
  std::vector<base::Task<void>> tasks;
  tasks.push_back(std::move(task));
  run_together(context, std::move(tasks), patience);
}

}  // namespace sql::testing
