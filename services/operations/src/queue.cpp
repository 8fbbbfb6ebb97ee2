// Reading across tenants; every change in a transaction of the job's own tenant, with its act.
#include "queue.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <map>

#include "base/error.hpp"
#include "http/acts.hpp"
#include "http/page.hpp"
#include "jobs/desk.hpp"
#include "jobs/progress.hpp"
#include "jobs/queue.hpp"
#include "shape/types.hpp"

namespace operations {
namespace {

using base::Task;
using http::AllTenants;
using jobs::JobId;
using jobs::Status;
using tenancy::Member;
using tenancy::Scope;

// So many are tried again by one request; it says how many are left.
constexpr std::int64_t most_at_once = 200;

constexpr http::Conflict job_not_ended{"job_not_ended", ""};
constexpr http::Conflict job_superseded{"job_superseded", ""};

struct QueueState {
  std::string kind;
  std::int64_t queued = 0;
  std::int64_t running = 0;
  std::int64_t failed = 0;
  std::int64_t dead = 0;
  std::optional<std::int64_t> oldest_waits_seconds;  // since it was due; none: nothing is late
  std::int64_t done_last_minute = 0;
  std::int64_t done_last_hour = 0;
  std::int64_t failed_last_hour = 0;  // for good
};
BOOST_DESCRIBE_STRUCT(QueueState, (),
                      (kind, queued, running, failed, dead, oldest_waits_seconds, done_last_minute, done_last_hour,
                       failed_last_hour))

struct QueueList {
  std::vector<QueueState> data;
};
BOOST_DESCRIBE_STRUCT(QueueList, (), (data))

enum class Failed { failed, dead };
BOOST_DESCRIBE_ENUM(Failed, failed, dead)

struct FailedQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<http::Cursor<jobs::FailedPosition>> cursor;
  std::optional<shape::Text<1, 120>> kind;
  std::optional<Failed> status;
  std::optional<tenancy::TenantId> agency_id;
};
BOOST_DESCRIBE_STRUCT(FailedQuery, (), (limit, cursor, kind, status, agency_id))

struct JobRef {
  JobId job_id;
};
BOOST_DESCRIBE_STRUCT(JobRef, (), (job_id))

struct JobWithSteps {
  jobs::FoundJob job;
  std::vector<jobs::Step> steps;
};
BOOST_DESCRIBE_STRUCT(JobWithSteps, (), (job, steps))

struct JobAct {
  JobId job_id;
  std::optional<shape::Text<1, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(JobAct, (), (job_id, reason))

struct RetryWish {
  shape::Text<1, 120> kind;
  std::optional<shape::Text<1, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(RetryWish, (), (kind, reason))

struct Retried {
  std::int64_t retried = 0;
  std::int64_t refused = 0;  // the same work waits or runs again already, or it is gone
  bool has_more = false;
};
BOOST_DESCRIBE_STRUCT(Retried, (), (retried, refused, has_more))

struct ScheduleList {
  std::vector<jobs::ScheduleState> data;
};
BOOST_DESCRIBE_STRUCT(ScheduleList, (), (data))

constexpr jobs::FailedPosition before_the_newest{std::chrono::sys_days(std::chrono::December / 31 / 9999), {}};

void add(QueueState& queue, const jobs::Depth& depth, base::Timestamp now) {
  switch (depth.status) {
    case Status::queued: queue.queued = depth.count; break;
    case Status::running: queue.running = depth.count; break;
    case Status::failed: queue.failed = depth.count; break;
    default: queue.dead = depth.count; break;
  }
  if (depth.status != Status::queued || depth.oldest > now) return;
  queue.oldest_waits_seconds = std::chrono::floor<std::chrono::seconds>(now - depth.oldest).count();
}

void add(QueueState& queue, const jobs::Rate& rate) {
  if (rate.status == Status::failed || rate.status == Status::dead) queue.failed_last_hour += rate.last_hour;
  if (rate.status != Status::done) return;
  queue.done_last_minute = rate.last_minute;
  queue.done_last_hour = rate.last_hour;
}

Task<QueueList> list_queues(Member, AllTenants all) {
  const auto now = base::Clock::now();
  const auto depths = co_await jobs::count_waiting(all.rows);
  const auto rates = co_await jobs::count_ended(all.rows);
  std::map<std::string, QueueState> queues;
  for (const auto& depth : depths) add(queues[depth.kind], depth, now);
  for (const auto& rate : rates) add(queues[rate.kind], rate);
  QueueList list;
  for (auto& [kind, queue] : queues) {
    queue.kind = kind;
    list.data.push_back(std::move(queue));
  }
  co_return list;
}

jobs::FailedFilter filter_of(const FailedQuery& in) {
  jobs::FailedFilter filter{.tenant = in.agency_id};
  if (in.kind) filter.kind = in.kind->str();
  if (in.status) filter.status = *in.status == Failed::dead ? Status::dead : Status::failed;
  return filter;
}

Task<http::Page<jobs::FailedJob>> list_failed_jobs(Member, AllTenants all, FailedQuery in) {
  const auto after = in.cursor ? in.cursor->key : before_the_newest;
  auto found = co_await jobs::list_failed(all.rows, filter_of(in), after, in.limit.value + 1);
  const auto position = [](const jobs::FailedJob& job) { return jobs::FailedPosition{job.finished_at, job.id}; };
  co_return http::page_of(std::move(found), in.limit, position);
}

Task<JobWithSteps> get_job(Member, AllTenants all, sql::Database& db, JobRef in) {
  auto found = co_await jobs::get_any_job(all.rows, in.job_id);
  found.payload = jobs::masked(std::move(found.payload));
  auto reader = db.read(Scope::of(found.tenant_id));
  auto steps = co_await jobs::find_steps(reader, in.job_id);
  JobWithSteps shown{std::move(found), std::move(steps)};
  co_return shown;
}

std::string text_of(const std::optional<shape::Text<1, 500>>& reason) { return reason ? reason->str() : std::string(); }

struct Steering {
  tenancy::TenantId tenant;
  JobId job;
  http::Act act;
};

Task<void> steer(sql::Database& db, Task<void> (*what)(sql::Tx&, JobId), Steering how) {
  auto tx = co_await db.begin(Scope::of(how.tenant));
  co_await what(tx, how.job);
  co_await http::note_act(tx, how.act);
  co_await tx.commit();
}

Task<jobs::FoundJob> retry_job(Member who, AllTenants all, sql::Database& db, JobAct in) {
  const auto found = co_await jobs::get_any_job(all.rows, in.job_id);
  Steering how{found.tenant_id, in.job_id, {who.user_id, "retry_job", to_string(in.job_id), text_of(in.reason)}};
  co_await steer(db, jobs::retry, std::move(how));
  auto now = co_await jobs::get_any_job(all.rows, in.job_id);
  now.payload = jobs::masked(std::move(now.payload));
  co_return now;
}

Task<void> discard_job(Member who, AllTenants all, sql::Database& db, JobAct in) {
  const auto found = co_await jobs::get_any_job(all.rows, in.job_id);
  Steering how{found.tenant_id, in.job_id, {who.user_id, "discard_job", to_string(in.job_id), text_of(in.reason)}};
  co_await steer(db, jobs::discard, std::move(how));
}

// Whether it waits again; it may have been purged, or the same work may have been asked for anew.
Task<bool> try_again(sql::Database& db, Steering how) {
  try {
    co_await steer(db, jobs::retry, std::move(how));
    co_return true;
  } catch (const base::Error& error) {
    const bool is_refusal = error.kind() == base::ErrorKind::conflict || error.kind() == base::ErrorKind::not_found;
    if (!is_refusal) throw;
  }
  co_return false;
}

Task<Retried> retry_jobs(Member who, AllTenants all, sql::Database& db, RetryWish in) {
  jobs::FailedFilter filter{.kind = in.kind.str()};
  auto found = co_await jobs::list_failed(all.rows, filter, before_the_newest, most_at_once + 1);
  Retried outcome;
  outcome.has_more = std::cmp_greater(found.size(), most_at_once);
  if (outcome.has_more) found.pop_back();
  for (const auto& job : found) {
    Steering how{job.tenant_id, job.id, {who.user_id, "retry_jobs", to_string(job.id), text_of(in.reason)}};
    const bool waits = co_await try_again(db, std::move(how));
    ++(waits ? outcome.retried : outcome.refused);
  }
  co_return outcome;
}

Task<ScheduleList> list_schedules(Member, AllTenants all) {
  ScheduleList list;
  list.data = co_await jobs::list_schedules(all.rows);
  co_return list;
}

}  // namespace

void add_queue_routes(http::Routes& r) {
  r.get("/api/v1/operations/queues", list_queues)
      .says("Show how many jobs of each kind wait, run and failed, and how fast they are done")
      .named("list_queues")
      .needs("platform:read_jobs");
  r.get("/api/v1/operations/jobs", list_failed_jobs)
      .says("List jobs that failed for good or are out of attempts, newest first")
      .named("list_failed_jobs")
      .needs("platform:read_jobs");
  r.get("/api/v1/operations/jobs/{jobId}", get_job)
      .says("Show any job, with its payload and steps")
      .named("get_job")
      .needs("platform:read_jobs");
  r.post("/api/v1/operations/jobs/{jobId}/retry", retry_job)
      .says("Try a failed job again, with all its attempts")
      .named("retry_job")
      .needs("platform:change_jobs")
      .answers(200)
      .fails_with(job_not_ended)
      .fails_with(job_superseded);
  r.post("/api/v1/operations/jobs/{jobId}/discard", discard_job)
      .says("Put a failed job aside for good")
      .named("discard_job")
      .needs("platform:change_jobs")
      .fails_with(job_not_ended);
  r.post("/api/v1/operations/jobs/retry", retry_jobs)
      .says("Try failed jobs of one kind again, the newest 200")
      .named("retry_jobs")
      .needs("platform:change_jobs")
      .answers(200);
  r.get("/api/v1/operations/schedules", list_schedules)
      .says("List what comes round, with its last and its next turn")
      .named("list_schedules")
      .needs("platform:read_jobs");
}

}  // namespace operations
