// How an attempt at a job ends: the one place that moves a running job on.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/task.hpp"
#include "jobs/lease.hpp"
#include "jobs/worker.hpp"

namespace jobs {

struct Ending {
  Status status = Status::done;  // queued: the job will be tried again at `run_at`
  std::optional<std::string> error;
  std::optional<base::Timestamp> run_at;
  bool counts = true;  // false: the attempt is not counted, because the worker stopped
};

// Applies `ending` in `tx`; a job that was asked for once more meanwhile starts afresh instead.
// Returns the status the job has now; nothing when the lease is lost.
base::Task<std::optional<Status>> end_attempt(sql::Tx& tx, const Lease& lease, Ending ending);

// What a failure means for this attempt.
Ending ending_of(const Lease& lease, std::exception_ptr failure, const WorkerOptions& options);

// The code of a base::Error, else "internal_error".
std::string code_of(std::exception_ptr failure);
// What a tenant may read about a failure: of internal ones a fixed sentence.
std::string text_of(std::exception_ptr failure);

}  // namespace jobs
