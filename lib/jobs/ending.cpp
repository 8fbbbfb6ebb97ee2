// Sorts failures into "again later" and "for good", and writes the outcome.
#include "jobs/ending.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.hpp"
#include "base/random.hpp"

namespace jobs {

using namespace sql::literals;

namespace {

std::optional<base::Error> as_error(std::exception_ptr failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const base::Error& error) {
    return error;
  } catch (...) {
    return std::nullopt;
  }
}

bool may_pass(std::exception_ptr failure) {
  const auto error = as_error(failure);
  if (!error) return true;
  return error->kind() == base::ErrorKind::unavailable || error->kind() == base::ErrorKind::too_many ||
         error->kind() == base::ErrorKind::internal;
}

// first * 2^(attempt - 1), up to last; between half and the whole of it; never before the error's own retry_after.
std::chrono::milliseconds pause_after(const Lease& lease, std::exception_ptr failure, const WorkerOptions& options) {
  const auto doublings = std::clamp(lease.attempt - 1, 0, 30);
  const auto whole = std::min<std::chrono::milliseconds>(options.last_pause, options.first_pause * (1LL << doublings));
  std::array<unsigned char, 1> random{};
  base::fill_random(random);
  const std::chrono::milliseconds pause = whole / 2 + whole * random[0] / 510;
  const auto error = as_error(failure);
  const auto asked = error && error->kind() == base::ErrorKind::too_many ? error->retry_after() : std::nullopt;
  return asked ? std::max<std::chrono::milliseconds>(pause, *asked) : pause;
}

base::Task<void> start_afresh(sql::Tx& tx, const Lease& lease) {
  co_await tx.run("delete from jobs.steps where job_id = $1"_sql, lease.id);
  co_await tx.run(R"sql(
    update jobs.jobs set status = 'queued', run_again = false, cancel_requested = false, attempt = 0, run_at = $2,
      error = null, started_at = null, lease_until = null, worker = null, updated_at = now()
    where id = $1
  )sql"_sql,
                  lease.id, base::Clock::now());
}

}  // namespace

base::Task<std::optional<Status>> end_attempt(sql::Tx& tx, const Lease& lease, Ending ending) {
  const auto run_again = co_await tx.maybe<bool>(R"sql(
    select run_again from jobs.jobs where id = $1 and fence = $2 and status = 'running' for update
  )sql"_sql,
                                                 lease.id, lease.fence);
  if (!run_again) co_return std::nullopt;
  if (*run_again) {
    co_await start_afresh(tx, lease);
    co_return Status::queued;
  }
  co_await tx.run(R"sql(
    update jobs.jobs set status = $2, error = $3, run_at = coalesce($4, run_at),
      attempt = case when $5 then attempt else attempt - 1 end,
      finished_at = case when $2 <> 'queued' then now() end,
      cancel_requested = false, lease_until = null, worker = null, updated_at = now()
    where id = $1
  )sql"_sql,
                  lease.id, ending.status, ending.error, ending.run_at, ending.counts);
  co_return ending.status;
}

Ending ending_of(const Lease& lease, std::exception_ptr failure, const WorkerOptions& options) {
  const auto text = text_of(failure);
  if (!may_pass(failure)) return {Status::failed, text, {}, true};
  if (lease.attempt >= lease.max_attempts) return {Status::dead, text, {}, true};
  return {Status::queued, text, base::Clock::now() + pause_after(lease, failure, options), true};
}

std::string code_of(std::exception_ptr failure) {
  const auto error = as_error(failure);
  return error ? error->code() : "internal_error";
}

std::string text_of(std::exception_ptr failure) {
  const auto error = as_error(failure);
  if (!error || error->kind() == base::ErrorKind::internal) return "Something went wrong on our side.";
  std::string text = error->message();
  for (const auto& detail : error->details()) {
    if (detail.message != error->message()) text += " " + detail.field + ": " + detail.message;
  }
  return text;
}

}  // namespace jobs
