// One attempt at one job, as the job's function sees it.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "base/task.hpp"
#include "jobs/job.hpp"
#include "shape/json.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace jobs {

struct Lease;

// Thrown through a job's function when it must not go on: let it pass. Not a std::exception, so that a
// `catch (const std::exception&)` around a risky call does not swallow it.
struct Interrupted {
  enum class Reason {
    lease_lost,  // another worker has the job: nothing may be written any more
    cancelled,   // jobs::cancel
    stopping,    // this worker is asked to stop: the job goes back to the queue, done steps are kept
  };
  Reason reason;
};

// Belongs to the worker and lives as long as the job's function.
class Run {
 public:
  explicit Run(std::shared_ptr<Lease> lease) : lease_(std::move(lease)) {}

  JobId id() const;
  tenancy::TenantId tenant_id() const;
  int attempt() const;  // 1 at the first
  // True once somebody cancelled the job (seen within seconds) or its lease is lost; long work outside of steps
  // looks here.
  bool cancelled() const;

  // A transaction of the job's tenant that can commit only while this worker holds the job: its first statement
  // checks the fencing token and keeps the job from being taken over until the end. Throws Interrupted.
  base::Task<sql::Tx> begin();

  // Appends to the job's log: one line for each line of `text`, invalid UTF-8 and control characters replaced, 4 KiB a
  // line, 10,000 lines a job. One transaction a call, so pass lines that come together in one call.
  base::Task<void> log(std::string text);

  // Marks the job done inside `tx` (from begin()): the last effect and the end become one.
  // Without it the worker marks it after the function returns.
  base::Task<void> finish(sql::Tx& tx);

  // Runs `work` (a callable returning Task<Result>, Result void or anything lib/shape reads and writes as JSON) and
  // keeps its result: in a later attempt a step that is done returns the kept result at once. `work` may run again if
  // it, or keeping its result, failed, so make it idempotent. Throws what `work` throws, and Interrupted before
  // starting.
  template <class F>
  auto step(std::string name, F work) -> base::Task<typename std::invoke_result_t<F&>::value_type> {
    using Result = typename std::invoke_result_t<F&>::value_type;
    const std::optional<std::string> kept = co_await open_step(name);
    if constexpr (std::is_void_v<Result>) {
      if (kept) co_return;
      const std::exception_ptr failure = co_await outcome(work());
      co_await close_step(std::move(name), "null", failure);
    } else {
      if (kept) co_return shape::read_json<Result>(*kept);
      std::optional<Result> result;
      const std::exception_ptr failure = co_await outcome(keep(work(), result));
      co_await close_step(std::move(name), result ? shape::to_json(*result) : "null", failure);
      co_return std::move(*result);
    }
  }

 private:
  // The kept result of a step that is done; otherwise the step is now shown as running.
  base::Task<std::optional<std::string>> open_step(std::string name);
  // Keeps result or failure; a failure is thrown on.
  base::Task<void> close_step(std::string name, std::string result, std::exception_ptr failure);
  static base::Task<std::exception_ptr> outcome(base::Task<void> work);
  template <class T>
  static base::Task<void> keep(base::Task<T> work, std::optional<T>& result) {
    result.emplace(co_await std::move(work));
  }

  std::shared_ptr<Lease> lease_;
};

}  // namespace jobs
