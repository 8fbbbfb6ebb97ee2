// Failures become an Ending; the failure effect commits together with the mark.
#include "jobs/execution.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"
#include "base/sleep.hpp"
#include "jobs/ending.hpp"

namespace jobs {
namespace {

constexpr std::chrono::milliseconds pause_when_broken{500};

void count(const Lease& lease, std::string_view outcome) {
  base::counter("dde_jobs_attempts_total", "Attempts at jobs, by kind and outcome.",
                {{"kind", lease.kind}, {"outcome", std::string(outcome)}})
      .add();
}

std::string describe(std::exception_ptr failure) {
  try {
    std::rethrow_exception(failure);
  } catch (...) {
    return base::describe_current_exception();
  }
}

void log_failure(const Lease& lease, const Ending& ending, std::exception_ptr failure) {
  const bool again = ending.status == Status::queued;
  const base::LogField fields[] = {{"job.id", lease.id},
                                   {"job.kind", lease.kind},
                                   {"tenant.id", lease.tenant_id},
                                   {"attempt", lease.attempt},
                                   {"error", describe(failure)}};
  base::write_log(again ? base::LogLevel::warning : base::LogLevel::error,
                  again ? "A job failed; it will be tried again." : "A job failed for good.", fields);
}

// The failure of the function; null when it returned.
base::Task<std::exception_ptr> call(const Function& function, std::shared_ptr<Lease> lease) {
  Run run(lease);
  try {
    co_await function(run, lease->payload);
    co_return nullptr;
  } catch (...) {
    co_return std::current_exception();
  }
}

std::optional<Interrupted::Reason> interruption_in(std::exception_ptr failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Interrupted& interrupted) {
    return interrupted.reason;
  } catch (...) {
    return std::nullopt;
  }
}

// Nothing: the lease is lost and there is nothing to write.
std::optional<Ending> judge(const Lease& lease, std::exception_ptr failure, const WorkerOptions& options) {
  using Reason = Interrupted::Reason;
  if (lease.interruption == Reason::lease_lost) return std::nullopt;
  if (!failure) return Ending{};
  const auto interruption = interruption_in(failure);
  if (interruption == Reason::lease_lost) return std::nullopt;
  if (lease.interruption == Reason::cancelled) return Ending{.status = Status::cancelled};
  if (interruption) return Ending{.status = Status::queued, .counts = false};
  auto ending = ending_of(lease, failure, options);
  log_failure(lease, ending, failure);
  return ending;
}

base::Task<void> write_ending(const Lease& lease, Ending ending, const FailureEffect* effect, std::string code) {
  auto tx = co_await lease.app.begin(lease.scope());
  const auto status = co_await end_attempt(tx, lease, ending);
  if (!status) co_return;
  if (effect != nullptr && (status == Status::failed || status == Status::dead)) {
    Failure failure{*status, std::move(code), ending.error.value_or(""), lease.attempt};
    co_await (*effect)(tx, lease.payload, std::move(failure));
  }
  co_await tx.commit();
  count(lease, status == Status::queued ? "again" : boost::describe::enum_to_string(*status, "?"));
}

// True when it is written or never can be.
base::Task<bool> try_write_ending(const Lease& lease, Ending ending, const FailureEffect* effect, std::string code) {
  try {
    co_await write_ending(lease, std::move(ending), effect, std::move(code));
    co_return true;
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::unavailable) co_return false;
    base::log_error("The end of a job could not be written.", {{"job.id", lease.id}, {"error", error.what()}});
  } catch (const std::exception& error) {
    base::log_error("The end of a job could not be written.", {{"job.id", lease.id}, {"error", error.what()}});
  }
  co_return true;
}

}  // namespace

base::Task<void> execute(std::shared_ptr<Lease> lease, const Functions& functions, const WorkerOptions& options) {
  std::exception_ptr failure;
  if (lease->attempt > lease->max_attempts) {
    failure = std::make_exception_ptr(base::unavailable("The worker stopped in the middle of the last attempt."));
  } else if (lease->interruption) {
    failure = std::make_exception_ptr(Interrupted{*lease->interruption});
  } else {
    failure = co_await call(functions.run.find(lease->kind)->second, lease);
  }
  if (!failure && lease->finished) co_return count(*lease, "done");

  const auto ending = judge(*lease, failure, options);
  if (!ending) co_return count(*lease, "lost");
  const auto effect = functions.failed.find(lease->kind);
  const auto code = failure ? code_of(failure) : std::string();
  while (
      !co_await try_write_ending(*lease, *ending, effect == functions.failed.end() ? nullptr : &effect->second, code)) {
    if (lease->interruption == Interrupted::Reason::lease_lost) co_return;
    co_await base::sleep_for(pause_when_broken);
  }
}

}  // namespace jobs
