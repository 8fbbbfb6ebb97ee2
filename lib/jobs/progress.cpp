// The three questions about a job.
#include "jobs/progress.hpp"

namespace jobs {

using namespace sql::literals;

base::Task<std::optional<Job>> find_job(sql::Queries& tx, JobId id) {
  return tx.maybe<Job>(R"sql(
    select id, kind, status, attempt, max_attempts, run_at, error, created_at, started_at, finished_at
    from jobs.jobs where id = $1
  )sql"_sql,
                       id);
}

base::Task<std::vector<Step>> find_steps(sql::Queries& tx, JobId id) {
  return tx.all<Step>(R"sql(
    select name, status, attempt, started_at, finished_at, error
    from jobs.steps where job_id = $1 order by position
  )sql"_sql,
                      id);
}

base::Task<std::vector<LogLine>> read_log(sql::Queries& tx, JobId id, std::int64_t after, int limit) {
  return tx.all<LogLine>(R"sql(
    select seq, written_at, line from jobs.log_lines
    where job_id = $1 and seq > $2 order by seq limit $3
  )sql"_sql,
                         id, after, limit);
}

}  // namespace jobs
