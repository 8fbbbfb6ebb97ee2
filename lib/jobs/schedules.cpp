// The statements on jobs.schedules; next_at is by base::Clock, leases by the database's.
#include "jobs/schedules.hpp"

#include "jobs/run.hpp"
#include "jobs/worker_name.hpp"

namespace jobs {

using namespace sql::literals;

namespace {

using Seconds = std::chrono::duration<double>;

}  // namespace

base::Task<sql::Tx> Scheduled::begin() {
  auto work = system_.for_work(tenancy::work_of(name_));
  auto tx = co_await work.begin_system();
  const auto held = co_await tx.maybe<std::int64_t>(
      "select fence from jobs.schedules where name = $1 and fence = $2 for key share"_sql, name_, fence_);
  if (!held) throw Interrupted{Interrupted::Reason::lease_lost};
  co_return tx;
}

base::Task<void> Schedules::enter(const std::vector<Schedule>& schedules) {
  auto tx = co_await system_.begin_system();
  for (const auto& schedule : schedules) {
    const std::int64_t seconds = schedule.interval.count();
    co_await tx.run(R"sql(
      insert into jobs.schedules as s (name, interval_seconds, next_at) values ($1, $2, $3)
      on conflict (name) do update set interval_seconds = excluded.interval_seconds,
        next_at = least(s.next_at, excluded.next_at + make_interval(secs => excluded.interval_seconds))
    )sql"_sql,
                    schedule.name, seconds, base::Clock::now());
  }
  co_await tx.commit();
}

base::Task<std::vector<Turn>> Schedules::take_due(const std::vector<std::string>& names) {
  auto tx = co_await system_.begin_system();
  auto turns = co_await tx.all<Turn>(R"sql(
    with due as (
      select name from jobs.schedules
      where name = any ($1) and next_at <= $2 and (lease_until is null or lease_until < now())
      for update skip locked
    )
    update jobs.schedules s set fence = s.fence + 1, worker = $3, started_at = now(), finished_at = null,
      lease_until = now() + make_interval(secs => $4)
    from due where s.name = due.name
    returning s.name, s.fence
  )sql"_sql,
                                     names, base::Clock::now(), worker_name(), Seconds(options_.lease).count());
  co_await tx.commit();
  co_return turns;
}

base::Task<void> Schedules::prolong(const std::vector<Turn>& turns) {
  auto tx = co_await system_.begin_system();
  for (const auto& turn : turns) {
    co_await tx.run(R"sql(
      update jobs.schedules set lease_until = now() + make_interval(secs => $3)
      where name = $1 and fence = $2 and lease_until is not null -- the turn may have ended meanwhile
    )sql"_sql,
                    turn.name, turn.fence, Seconds(options_.lease).count());
  }
  co_await tx.commit();
}

base::Task<void> Schedules::end(Turn turn, std::optional<std::string> error) {
  auto tx = co_await system_.begin_system();
  co_await tx.run(R"sql(
    update jobs.schedules set lease_until = null, finished_at = now(), error = $3,
      next_at = case when next_at + make_interval(secs => interval_seconds) > $4
                     then next_at + make_interval(secs => interval_seconds)
                     else $4 + make_interval(secs => interval_seconds) end
    where name = $1 and fence = $2
  )sql"_sql,
                  turn.name, turn.fence, error, base::Clock::now());
  co_await tx.commit();
}

}  // namespace jobs
