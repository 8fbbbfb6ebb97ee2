// What travels in one flight and is answered as a whole.
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/errors.hpp"
#include "sql/rows.hpp"

namespace sql {

using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>, base::Executor>;

// Owned by the connection until its Sync is answered, so whoever asked may go away at any time.
struct Unit {
  // How it stands to the transaction of a leased connection.
  enum class Place { alone, begins, continues, ends };

  explicit Unit(base::Executor executor) : wake(executor) {}

  std::vector<Request> steps;  // the answer to the last one is the answer
  Place place = Place::alone;

  // What was sent for the steps and is answered one by one.
  struct Part {
    const StatementUse* use;
    bool prepares;
    bool last;
    int generation;
  };
  std::vector<Part> parts;
  std::size_t answered = 0;
  int sent = 0;
  std::optional<Refusal> refusal;
  const StatementUse* refused = nullptr;

  Result result;
  std::exception_ptr error;
  bool done = false;
  bool abandoned = false;  // nobody waits any more
  Timer wake;

  // Nothing of it can have become true without a commit, so it may be sent twice.
  bool may_repeat() const { return place == Place::alone || place == Place::begins; }

  bool needs_transaction() const { return !may_repeat(); }

  void finish() {
    done = true;
    wake.cancel();
  }
  void fail(std::exception_ptr cause) {
    if (done) return;
    error = std::move(cause);
    finish();
  }
};

std::shared_ptr<Unit> make_rollback(base::Executor executor);

// Waits until the unit is done; base::unavailable after `deadline`, and the unit's later answer is discarded.
base::Task<Result> answer(std::shared_ptr<Unit> unit, std::chrono::milliseconds deadline);

}  // namespace sql
