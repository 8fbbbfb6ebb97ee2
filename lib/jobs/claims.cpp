// Lease times are by the database, run_at is by base::Clock: a shifted instance runs what is due there.
#include "jobs/claims.hpp"

#include <algorithm>

#include <boost/describe/class.hpp>

#include "base/log.hpp"
#include "jobs/worker_name.hpp"

namespace jobs {

using namespace sql::literals;

namespace {

using Seconds = std::chrono::duration<double>;

struct Claimed {
  tenancy::TenantId tenant_id;
  JobId id;
  std::int64_t fence = 0;
  std::string kind;
  std::string payload;
  std::int32_t attempt = 0;
  std::int32_t max_attempts = 0;
  bool cancel_requested = false;
};
BOOST_DESCRIBE_STRUCT(Claimed, (), (tenant_id, id, fence, kind, payload, attempt, max_attempts, cancel_requested))

struct Prolonged {
  JobId id;
  bool cancel_requested = false;
};
BOOST_DESCRIBE_STRUCT(Prolonged, (), (id, cancel_requested))

struct Keys {
  std::vector<tenancy::TenantId> tenants;
  std::vector<JobId> ids;
  std::vector<std::int64_t> fences;

  explicit Keys(const Leases& leases) {
    for (const auto& lease : leases) {
      tenants.push_back(lease->tenant_id);
      ids.push_back(lease->id);
      fences.push_back(lease->fence);
    }
  }
};

}  // namespace

// `for update` passes by rows that a fenced transaction holds `for key share`: a job is never taken over in mid-commit.
base::Task<std::shared_ptr<Lease>> Claims::take(const std::vector<std::string>& kinds) {
  auto tx = co_await system_.begin_system();
  auto claimed = co_await tx.maybe<Claimed>(R"sql(
    with busy as (
      select tenant_id, count(*) as running from jobs.jobs
      where status = 'running' and lease_until >= now() group by tenant_id
    ), due as (
      select j.tenant_id, j.id from jobs.jobs j
      left join busy on busy.tenant_id = j.tenant_id
      where j.kind = any ($1) and coalesce(busy.running, 0) < $2
        and (j.status = 'queued' and j.run_at <= $3 or j.status = 'running' and j.lease_until < now())
      order by coalesce(busy.running, 0), j.run_at
      limit 1
      for update of j skip locked
    )
    update jobs.jobs j set status = 'running', worker = $4, lease_until = now() + make_interval(secs => $5),
      fence = j.fence + 1, attempt = j.attempt + 1, started_at = coalesce(j.started_at, now()), updated_at = now()
    from due where j.tenant_id = due.tenant_id and j.id = due.id
    returning j.tenant_id, j.id, j.fence, j.kind, j.payload::text as payload, j.attempt, j.max_attempts,
      j.cancel_requested
  )sql"_sql,
                                            kinds, options_.per_tenant, base::Clock::now(), worker_name(),
                                            Seconds(options_.lease).count());
  if (!claimed) co_return nullptr;
  co_await tx.commit();

  const auto lease =
      std::make_shared<Lease>(app_, claimed->tenant_id, claimed->id, claimed->fence, std::move(claimed->kind),
                              std::move(claimed->payload), claimed->attempt, claimed->max_attempts);
  if (claimed->cancel_requested) lease->interrupt(Interrupted::Reason::cancelled);
  co_return lease;
}

base::Task<void> Claims::prolong(Leases leases) {
  const Keys keys(leases);
  auto tx = co_await system_.begin_system();
  const auto held = co_await tx.all<Prolonged>(R"sql(
    update jobs.jobs j set lease_until = now() + make_interval(secs => $4)
    from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as mine (tenant_id, id, fence)
    where j.tenant_id = mine.tenant_id and j.id = mine.id and j.fence = mine.fence and j.status = 'running'
    returning j.id, j.cancel_requested
  )sql"_sql,
                                               keys.tenants, keys.ids, keys.fences, Seconds(options_.lease).count());
  co_await tx.commit();

  for (const auto& lease : leases) {
    const auto found = std::ranges::find(held, lease->id, &Prolonged::id);
    if (found == held.end()) lease->interrupt(Interrupted::Reason::lease_lost);
    else if (found->cancel_requested) lease->interrupt(Interrupted::Reason::cancelled);
  }
}

base::Task<void> Claims::give_back(Leases leases) {
  const Keys keys(leases);
  auto tx = co_await system_.begin_system();
  co_await tx.run(R"sql(
    with held as (
      select j.tenant_id, j.id from jobs.jobs j
      join unnest($1::uuid[], $2::uuid[], $3::bigint[]) as mine (tenant_id, id, fence)
        on j.tenant_id = mine.tenant_id and j.id = mine.id and j.fence = mine.fence
      where j.status = 'running'
      for update of j
    )
    update jobs.jobs j set status = 'queued', fence = j.fence + 1, attempt = greatest(j.attempt - 1, 0),
      lease_until = null, worker = null, updated_at = now()
    from held where j.tenant_id = held.tenant_id and j.id = held.id
  )sql"_sql,
                  keys.tenants, keys.ids, keys.fences);
  co_await tx.commit();
  for (const auto& lease : leases) lease->interrupt(Interrupted::Reason::lease_lost);
}

base::Task<void> Claims::end_leases_of_the_dead() {
  auto tx = co_await system_.begin_system();
  auto names = co_await tx.all<std::string>(R"sql(
    select worker from jobs.jobs where status = 'running' and worker is not null and lease_until >= now()
    union select worker from jobs.schedules where lease_until >= now() and worker is not null
  )sql"_sql);
  std::erase_if(names, [](const std::string& name) { return !is_gone(name); });
  if (names.empty()) co_return;
  const auto ended = co_await tx.run(R"sql(
    update jobs.jobs set lease_until = now() - interval '1 millisecond' where status = 'running' and worker = any ($1)
  )sql"_sql,
                                     names);
  co_await tx.run("update jobs.schedules set lease_until = null where worker = any ($1)"_sql, names);
  co_await tx.commit();
  base::log_info("Jobs of workers that died are taken over.", {{"jobs", ended}});
}

base::Task<void> purge_jobs(std::chrono::hours keep, Scheduled& turn) {
  auto tx = co_await turn.begin();
  co_await tx.run(R"sql(
    delete from jobs.jobs where (tenant_id, id) in (
      select tenant_id, id from jobs.jobs
      where finished_at < now() - make_interval(secs => $1) and status in ('done', 'cancelled')
      limit 10000)
  )sql"_sql,
                  Seconds(keep).count());
  co_await tx.commit();
}

}  // namespace jobs
