// Putting jobs into the queue and steering them, in the caller's transaction.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/task.hpp"
#include "jobs/job.hpp"
#include "shape/json.hpp"
#include "sql/database.hpp"

namespace jobs {

// A described struct with its kind: static constexpr std::string_view kind = "provisioning.deploy_website";
template <class J>
concept Payload = requires {
  { J::kind } -> std::convertible_to<std::string_view>;
};

struct EnqueueOptions {
  std::optional<base::Timestamp> run_at;  // by base::Clock; nothing = now
  // While a job of this kind with this key is queued or running, enqueue adds nothing and returns that job's id.
  std::optional<std::string> unique_key;
  int max_attempts = 5;
  // With unique_key: a job found takes the new payload, and if it has been started it is run once more from its first
  // step after it ends. For jobs that bring the world to a wanted state and may have read it before it changed.
  bool run_again = false;
};

base::Task<JobId> enqueue_json(sql::Tx& tx, std::string_view kind, std::string payload, EnqueueOptions options);

// The job exists exactly if `tx` commits. One flight.
template <Payload J>
base::Task<JobId> enqueue(sql::Tx& tx, J job, EnqueueOptions options = {}) {
  return enqueue_json(tx, J::kind, shape::to_json(job), std::move(options));
}

// A queued job ends at once; a running one is told (Run::cancelled) and ends at its next step. No effect on an
// ended job; base::not_found for an unknown one. on_failed is not called: what cancels a job knows what it means.
base::Task<void> cancel(sql::Tx& tx, JobId id);

// A failed, dead or cancelled job starts again with all its attempts; steps already done are not run again.
// base::not_found, base::conflict job_not_ended or job_superseded (its unique key is live again).
base::Task<void> retry(sql::Tx& tx, JobId id);

}  // namespace jobs
