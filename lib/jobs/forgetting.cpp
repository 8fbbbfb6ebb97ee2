// Payloads, results and log lines are searched as text.
#include "jobs/forgetting.hpp"

namespace jobs {

using namespace sql::literals;

base::Task<std::int64_t> forget_jobs(sql::Tx& tx, std::vector<std::string> texts) {
  return tx.one<std::int64_t>(R"sql(
    with said (text) as (select unnest($1::text[])), mentions as (
      select j.tenant_id, j.id, j.status from jobs.jobs j, said
      where position(said.text in j.payload::text) > 0 or position(said.text in coalesce(j.error, '')) > 0
        or position(said.text in coalesce(j.unique_key, '')) > 0
      union
      select j.tenant_id, j.id, j.status
      from jobs.steps s join jobs.jobs j on j.tenant_id = s.tenant_id and j.id = s.job_id, said
      where position(said.text in coalesce(s.result::text, '') || coalesce(s.error, '')) > 0
      union
      select j.tenant_id, j.id, j.status
      from jobs.log_lines l join jobs.jobs j on j.tenant_id = l.tenant_id and j.id = l.job_id, said
      where position(said.text in l.line) > 0
    ), gone as (
      delete from jobs.jobs j using mentions m where j.tenant_id = m.tenant_id and j.id = m.id and m.status <> 'running'
    )
    select count(*) from mentions where status = 'running'
  )sql"_sql,
                              texts);
}

}  // namespace jobs
