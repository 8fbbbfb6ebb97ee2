// A durable job as its table shows it: id, status, steps, log lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/id.hpp"
#include "base/time.hpp"

namespace jobs {

using JobId = base::Id<struct JobKind>;

// failed: refused for good by its own error (invalid, conflict, ...). dead: out of attempts. Both can be retried.
enum class Status { queued, running, done, failed, dead, cancelled };
BOOST_DESCRIBE_ENUM(Status, queued, running, done, failed, dead, cancelled)

enum class StepStatus { running, done, failed };
BOOST_DESCRIBE_ENUM(StepStatus, running, done, failed)

struct Job {
  JobId id;
  std::string kind;
  Status status = Status::queued;
  std::int32_t attempt = 0;  // how often it was started
  std::int32_t max_attempts = 0;
  base::Timestamp run_at;  // not before
  std::optional<std::string> error;  // of the last attempt, fit to be shown to the tenant
  base::Timestamp created_at;
  std::optional<base::Timestamp> started_at;
  std::optional<base::Timestamp> finished_at;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, kind, status, attempt, max_attempts, run_at, error, created_at, started_at, finished_at))

// In the order of their first start.
struct Step {
  std::string name;
  StepStatus status = StepStatus::running;
  std::int32_t attempt = 0;
  base::Timestamp started_at;  // of the last attempt
  std::optional<base::Timestamp> finished_at;
  std::optional<std::string> error;
};
BOOST_DESCRIBE_STRUCT(Step, (), (name, status, attempt, started_at, finished_at, error))

struct LogLine {
  std::int64_t seq = 0;  // rises within one job; the cursor of read_log
  base::Timestamp written_at;
  std::string line;
};
BOOST_DESCRIBE_STRUCT(LogLine, (), (seq, written_at, line))

// Why a job ended without success; `status` is failed or dead.
struct Failure {
  Status status = Status::failed;
  std::string code;   // of the base::Error, else "internal"
  std::string error;  // for people, as in Job; of an internal error a fixed sentence
  std::int32_t attempt = 0;
};

}  // namespace jobs
