// The queue as its operator sees it: the jobs of all tenants, read by the system role; and putting a failed one aside.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "jobs/job.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace jobs {

// Jobs of one kind and status: queued, running, failed, dead.
struct Depth {
  std::string kind;
  Status status;
  std::int64_t count;
  base::Timestamp oldest;  // when the first of them was due, started or failed
};
BOOST_DESCRIBE_STRUCT(Depth, (), (kind, status, count, oldest))

// How many of one kind ended so.
struct Rate {
  std::string kind;
  Status status;
  std::int64_t last_minute;
  std::int64_t last_hour;
};
BOOST_DESCRIBE_STRUCT(Rate, (), (kind, status, last_minute, last_hour))

struct FailedJob {
  tenancy::TenantId tenant_id;
  JobId id;
  std::string kind;
  Status status;  // failed or dead
  std::int32_t attempt;
  std::int32_t max_attempts;
  std::optional<std::string> error;
  base::Timestamp created_at;
  std::optional<base::Timestamp> started_at;
  base::Timestamp finished_at;
};
BOOST_DESCRIBE_STRUCT(FailedJob, (),
                      (tenant_id, id, kind, status, attempt, max_attempts, error, created_at, started_at, finished_at))

struct FailedFilter {
  std::optional<std::string> kind;
  std::optional<Status> status;
  std::optional<tenancy::TenantId> tenant;
};

// Newest failure first.
struct FailedPosition {
  base::Timestamp finished_at;
  JobId id;
};
BOOST_DESCRIBE_STRUCT(FailedPosition, (), (finished_at, id))

// Any job, whatever its status.
struct FoundJob {
  tenancy::TenantId tenant_id;
  JobId id;
  std::string kind;
  Status status;
  boost::json::object payload;
  std::optional<std::string> unique_key;
  std::int32_t attempt;
  std::int32_t max_attempts;
  base::Timestamp run_at;
  std::optional<std::string> worker;
  std::optional<std::string> error;
  base::Timestamp created_at;
  std::optional<base::Timestamp> started_at;
  std::optional<base::Timestamp> finished_at;
};
BOOST_DESCRIBE_STRUCT(FoundJob, (),
                      (tenant_id, id, kind, status, payload, unique_key, attempt, max_attempts, run_at, worker, error,
                       created_at, started_at, finished_at))

struct ScheduleState {
  std::string name;
  std::int64_t interval_seconds;
  base::Timestamp next_at;
  bool is_running;
  std::optional<base::Timestamp> started_at;  // of the last turn
  std::optional<base::Timestamp> finished_at;
  std::optional<std::string> error;
};
BOOST_DESCRIBE_STRUCT(ScheduleState, (), (name, interval_seconds, next_at, is_running, started_at, finished_at, error))

// All of these are asked with sql::Database::read_system().
base::Task<std::vector<Depth>> count_waiting(sql::Queries& system);
base::Task<std::vector<Rate>> count_ended(sql::Queries& system);
// Behind `after`, at most `limit`.
base::Task<std::vector<FailedJob>> list_failed(sql::Queries& system, FailedFilter filter, FailedPosition after,
                                               std::int64_t limit);
// base::not_found for an unknown one.
base::Task<FoundJob> get_any_job(sql::Queries& system, JobId id);
base::Task<std::vector<ScheduleState>> list_schedules(sql::Queries& system);

// A failed or dead job is cancelled for good, in a transaction of its tenant. base::conflict job_not_ended otherwise.
base::Task<void> discard(sql::Tx& tx, JobId id);

// `payload` with the texts of members that sound secret covered, by the words that the audit trail goes by. Pure.
boost::json::object masked(boost::json::object payload);

}  // namespace jobs
