// Statements across tenants, and the covering of secrets.
#include "jobs/desk.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/id.hpp"

namespace jobs {

using namespace sql::literals;

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 7> secret_words{"password", "secret",   "token", "hash",
                                                       "private",  "recovery", "apikey"};

bool sounds_secret(std::string_view name) {
  std::string letters;
  for (const char letter : name) {
    if (letter != '_') letters += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  }
  return std::ranges::any_of(secret_words, [&](std::string_view word) { return letters.contains(word); });
}

// An id says which secret it is, and is none.
bool is_id(const json::value& value) { return value.is_string() && base::parse_uuid(value.get_string()).has_value(); }

void cover(json::value& value) {
  if (value.is_object()) value = masked(std::move(value.get_object()));
  if (!value.is_array()) return;
  for (auto& item : value.get_array()) cover(item);
}

}  // namespace

json::object masked(json::object payload) {
  for (auto& [name, value] : payload) {
    const bool is_secret = sounds_secret(name) && !value.is_null() && !value.is_bool() && !is_id(value);
    if (is_secret) value = "***";
    else cover(value);
  }
  return payload;
}

base::Task<std::vector<Depth>> count_waiting(sql::Queries& system) {
  return system.all<Depth>(R"sql(
    select kind, status, count(*) as count, min(run_at) as oldest from jobs.jobs
    where status = 'queued' group by kind, status
    union all
    select kind, status, count(*), min(started_at) from jobs.jobs where status = 'running' group by kind, status
    union all
    select kind, status, count(*), min(finished_at) from jobs.jobs
    where status in ('failed', 'dead') group by kind, status
    order by kind, status
  )sql"_sql);
}

base::Task<std::vector<Rate>> count_ended(sql::Queries& system) {
  return system.all<Rate>(R"sql(
    select kind, status, count(*) filter (where finished_at >= now() - interval '1 minute') as last_minute,
      count(*) as last_hour
    from jobs.jobs where finished_at >= now() - interval '1 hour' group by kind, status order by kind, status
  )sql"_sql);
}

base::Task<std::vector<FailedJob>> list_failed(sql::Queries& system, FailedFilter filter, FailedPosition after,
                                               std::int64_t limit) {
  return system.all<FailedJob>(R"sql(
    select tenant_id, id, kind, status, attempt, max_attempts, error, created_at, started_at, finished_at
    from jobs.jobs -- of all tenants
    where status in ('failed', 'dead') and (finished_at, id) < ($1, $2)
      and case when ($3::text is null or kind = $3) and ($4::text is null or status = $4)
            and ($5::uuid is null or tenant_id = $5) then true else false end
    order by finished_at desc, id desc limit $6
  )sql"_sql,
                               after.finished_at, after.id, filter.kind, filter.status, filter.tenant, limit);
}

base::Task<FoundJob> get_any_job(sql::Queries& system, JobId id) {
  return system.one<FoundJob>(R"sql(
    select tenant_id, id, kind, status, payload, unique_key, attempt, max_attempts, run_at, worker, error, created_at,
      started_at, finished_at
    from jobs.jobs where id = $1
  )sql"_sql,
                              id);
}

base::Task<std::vector<ScheduleState>> list_schedules(sql::Queries& system) {
  return system.all<ScheduleState>(R"sql(
    select name, interval_seconds, next_at, coalesce(lease_until >= now(), false) as is_running, started_at,
      finished_at, error
    from jobs.schedules order by name
  )sql"_sql);
}

base::Task<void> discard(sql::Tx& tx, JobId id) {
  const auto status = co_await tx.one<Status>("select status from jobs.jobs where id = $1 for update"_sql, id);
  if (status != Status::failed && status != Status::dead) {
    throw base::conflict("job_not_ended", "Only a job that failed can be put aside.");
  }
  co_await tx.run("update jobs.jobs set status = 'cancelled', updated_at = now() where id = $1"_sql, id);
}

}  // namespace jobs
