// Reading how jobs are getting on; row-level security shows the tenant's own only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/task.hpp"
#include "jobs/job.hpp"
#include "sql/database.hpp"

namespace jobs {

base::Task<std::optional<Job>> find_job(sql::Queries& tx, JobId id);

// In the order they were first started; empty for a job that has not begun.
base::Task<std::vector<Step>> find_steps(sql::Queries& tx, JobId id);

// Lines with seq > after, oldest first, at most `limit`.
base::Task<std::vector<LogLine>> read_log(sql::Queries& tx, JobId id, std::int64_t after, int limit);

}  // namespace jobs
