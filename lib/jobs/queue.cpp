// The statements behind enqueue, cancel and retry.
#include "jobs/queue.hpp"

#include "base/error.hpp"
#include "sql/errors.hpp"

namespace jobs {

using namespace sql::literals;

base::Task<JobId> enqueue_json(sql::Tx& tx, std::string_view kind, std::string payload, EnqueueOptions options) {
  const auto run_at = options.run_at.value_or(base::Clock::now());
  return tx.one<JobId>(R"sql(
    insert into jobs.jobs as j (id, kind, payload, unique_key, max_attempts, run_at)
    values ($1, $2, $3::text::jsonb, $4, $5, $6)
    on conflict (tenant_id, kind, unique_key) where status in ('queued', 'running') do update set
      run_again = j.run_again or ($7 and j.started_at is not null),
      payload = case when $7 then excluded.payload else j.payload end
    returning id
  )sql"_sql,
                       JobId::make(), kind, payload, options.unique_key, options.max_attempts, run_at,
                       options.run_again);
}

base::Task<void> cancel(sql::Tx& tx, JobId id) {
  const auto found = co_await tx.run(R"sql(
    update jobs.jobs set
      status = case when status = 'queued' then 'cancelled' else status end,
      finished_at = case when status = 'queued' then now() else finished_at end,
      cancel_requested = status = 'running',
      run_again = false, updated_at = now()
    where id = $1
  )sql"_sql,
                                     id);
  if (found == 0) throw base::not_found();
}

base::Task<void> retry(sql::Tx& tx, JobId id) {
  const auto status = co_await tx.one<Status>("select status from jobs.jobs where id = $1 for update"_sql, id);
  if (status != Status::failed && status != Status::dead && status != Status::cancelled) {
    throw base::conflict("job_not_ended", "Only a job that failed or was cancelled can be tried again.");
  }
  try {
    co_await tx.run(R"sql(
      update jobs.jobs set status = 'queued', attempt = 0, run_at = $2, error = null, finished_at = null,
        cancel_requested = false, updated_at = now()
      where id = $1
    )sql"_sql,
                    id, base::Clock::now());
  } catch (const sql::ConstraintViolation&) {
    throw base::conflict("job_superseded", "The same work is waiting or running again already.");
  }
}

}  // namespace jobs
