// What a job's function does to its own row, always behind the fence.
#include "jobs/run.hpp"

#include <algorithm>

#include <boost/describe/class.hpp>

#include "jobs/ending.hpp"
#include "jobs/lease.hpp"
#include "jobs/log_text.hpp"

namespace jobs {

using namespace sql::literals;

namespace {

constexpr std::int64_t most_lines = 10'000;

struct KeptStep {
  std::string name;
  std::string result;
};
BOOST_DESCRIBE_STRUCT(KeptStep, (), (name, result))

bool is_interruption(std::exception_ptr failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Interrupted&) {
    return true;
  } catch (...) {
    return false;
  }
}

base::Task<std::map<std::string, std::string>> read_kept(sql::Tx& tx, JobId id) {
  const auto rows = co_await tx.all<KeptStep>(R"sql(
    select name, coalesce(result, 'null'::jsonb)::text as result from jobs.steps where job_id = $1 and status = 'done'
  )sql"_sql,
                                              id);
  std::map<std::string, std::string> kept;
  for (const auto& row : rows) kept.emplace(row.name, row.result);
  co_return kept;
}

}  // namespace

JobId Run::id() const { return lease_->id; }
tenancy::TenantId Run::tenant_id() const { return lease_->tenant_id; }
int Run::attempt() const { return lease_->attempt; }

bool Run::cancelled() const { return lease_->interruption && *lease_->interruption != Interrupted::Reason::stopping; }

// `for key share` conflicts with the `for update` of a claim, but not with the heartbeat's update.
base::Task<sql::Tx> Run::begin() {
  if (lease_->interruption == Interrupted::Reason::lease_lost) throw Interrupted{Interrupted::Reason::lease_lost};
  auto tx = co_await lease_->app.begin(lease_->scope());
  const auto cancel_requested = co_await tx.maybe<bool>(R"sql(
    select cancel_requested from jobs.jobs where id = $1 and fence = $2 and status = 'running' for key share
  )sql"_sql,
                                                        lease_->id, lease_->fence);
  if (!cancel_requested) {
    lease_->interrupt(Interrupted::Reason::lease_lost);
    throw Interrupted{Interrupted::Reason::lease_lost};
  }
  if (*cancel_requested) lease_->interrupt(Interrupted::Reason::cancelled);
  co_return tx;
}

base::Task<void> Run::log(std::string text) {
  auto lines = clean_lines(text);
  if (lines.empty()) co_return;
  auto tx = co_await begin();
  if (!lease_->last_seq) {
    lease_->last_seq = co_await tx.one<std::int64_t>(
        "select coalesce(max(seq), 0) from jobs.log_lines where job_id = $1"_sql, lease_->id);
  }
  const auto room = std::max<std::int64_t>(most_lines - *lease_->last_seq, 0);
  if (room == 0) co_return;
  if (std::cmp_greater_equal(lines.size(), room)) {
    lines.resize(static_cast<std::size_t>(room));
    lines.back() = "The log ends here: it has reached 10,000 lines.";
  }
  const auto first = *lease_->last_seq;
  *lease_->last_seq += static_cast<std::int64_t>(lines.size());
  co_await tx.run(R"sql(
    insert into jobs.log_lines (job_id, seq, line)
    select $1, $2 + given.number, given.line from unnest($3::text[]) with ordinality as given (line, number)
  )sql"_sql,
                  lease_->id, first, lines);
  co_await tx.commit();
}

base::Task<void> Run::finish(sql::Tx& tx) {
  const Ending done;
  if (!co_await end_attempt(tx, *lease_, done)) throw Interrupted{Interrupted::Reason::lease_lost};
  lease_->finished = true;
}

base::Task<std::optional<std::string>> Run::open_step(std::string name) {
  if (lease_->interruption) throw Interrupted{*lease_->interruption};
  if (lease_->kept) {
    if (const auto kept = lease_->kept->find(name); kept != lease_->kept->end()) co_return kept->second;
  }
  auto tx = co_await begin();
  if (!lease_->kept) lease_->kept = co_await read_kept(tx, lease_->id);
  if (const auto kept = lease_->kept->find(name); kept != lease_->kept->end()) co_return kept->second;
  if (lease_->interruption) throw Interrupted{*lease_->interruption};

  co_await tx.run(R"sql(
    insert into jobs.steps as s (job_id, name, status) values ($1, $2, 'running')
    on conflict (tenant_id, job_id, name) do update set
      status = 'running', attempt = s.attempt + 1, error = null, started_at = now(), finished_at = null
  )sql"_sql,
                  lease_->id, name);
  co_await tx.commit();
  co_return std::nullopt;
}

base::Task<void> Run::close_step(std::string name, std::string result, std::exception_ptr failure) {
  if (failure && is_interruption(failure)) std::rethrow_exception(failure);
  const StepStatus status = failure ? StepStatus::failed : StepStatus::done;
  const auto error = failure ? std::optional(text_of(failure)) : std::nullopt;
  auto tx = co_await begin();
  co_await tx.run(R"sql(
    update jobs.steps set status = $3, result = $4::text::jsonb, error = $5, finished_at = now()
    where job_id = $1 and name = $2
  )sql"_sql,
                  lease_->id, name, status, result, error);
  co_await tx.commit();
  if (failure) std::rethrow_exception(failure);
  lease_->kept->emplace(std::move(name), std::move(result));
}

base::Task<std::exception_ptr> Run::outcome(base::Task<void> work) {
  try {
    co_await std::move(work);
    co_return nullptr;
  } catch (...) {
    co_return std::current_exception();
  }
}

}  // namespace jobs
