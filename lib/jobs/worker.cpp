// The loops of a worker: claim and start, keep leases, take turns of schedules; and how it stops.
#include "jobs/worker.hpp"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "base/bell.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "jobs/claims.hpp"
#include "jobs/execution.hpp"
#include "jobs/schedules.hpp"

namespace jobs {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds pause_when_broken{500};
constexpr std::chrono::milliseconds pause_between_turns{500};

std::string failure_text(std::exception_ptr failure) {
  try {
    std::rethrow_exception(failure);
  } catch (...) {
    return base::describe_current_exception();
  }
}

}  // namespace

class Worker::Loops : public std::enable_shared_from_this<Loops> {
 public:
  Loops(boost::asio::io_context& io, sql::Database& system, sql::Database& app, WorkerOptions options)
      : bell_(io),
        io_(io),
        system_(system),
        options_(options),
        claims_(system, app, options_),
        schedules_(system, options_),
        heartbeat_bell_(io),
        ended_(io) {}

  base::Task<void> run();
  void stop();
  bool is_idle() const { return leases_.empty() && turns_.empty(); }

  base::Bell bell_;
  Functions functions_;
  std::vector<Schedule> entries_;
  std::function<void()> after_runs_;

 private:
  base::Task<void> claim_until_stopped();
  base::Task<void> claim_round();
  base::Task<void> claim_jobs();
  base::Task<void> take_turns();
  void start_job(std::shared_ptr<Lease> lease);
  void start_turn(Turn turn);
  base::Task<void> run_turn(Turn turn);
  base::Task<void> beat_until_done();
  base::Task<void> beat();
  base::Task<void> hand_back();
  bool may_start_more() const { return !stopping_ && std::cmp_less(leases_.size(), options_.concurrency); }

  boost::asio::io_context& io_;
  sql::Database& system_;
  WorkerOptions options_;
  Claims claims_;
  Schedules schedules_;
  base::Bell heartbeat_bell_;
  base::Bell ended_;
  Leases leases_;
  std::vector<Turn> turns_;
  std::vector<std::string> kinds_;
  std::vector<std::string> schedule_names_;
  SteadyClock::time_point last_beat_{};
  SteadyClock::time_point next_turns_{};
  bool entered_ = false;
  bool stopping_ = false;
  bool done_ = false;
  bool beating_ = false;
};

base::Task<void> Worker::Loops::run() {
  const auto self = shared_from_this();
  for (const auto& [kind, function] : functions_.run) kinds_.push_back(kind);
  for (const auto& entry : entries_) schedule_names_.push_back(entry.name);
  beating_ = true;
  boost::asio::co_spawn(io_, beat_until_done(), [self](std::exception_ptr) {
    self->beating_ = false;
    self->ended_.ring();
  });
  co_await claim_until_stopped();

  const auto give_up = SteadyClock::now() + options_.grace;
  while (!is_idle() && SteadyClock::now() < give_up) co_await ended_.wait(std::chrono::milliseconds(100));
  co_await hand_back();
  done_ = true;
  heartbeat_bell_.ring();
  while (beating_) co_await ended_.wait(std::chrono::milliseconds(100));
}

void Worker::Loops::stop() {
  stopping_ = true;
  for (const auto& lease : leases_) {
    if (!lease->interruption) lease->interrupt(Interrupted::Reason::stopping);
  }
  bell_.ring();
}

base::Task<void> Worker::Loops::claim_until_stopped() {
  bool was_well = true;
  while (!stopping_) {
    std::string error;
    try {
      co_await claim_round();
    } catch (const std::exception& failure) {
      error = failure.what();
    }
    const bool well = error.empty();
    if (!well && was_well) base::log_warning("Jobs wait for PostgreSQL.", {{"error", error}});
    was_well = well;
    if (!stopping_) co_await bell_.wait(well ? options_.poll : pause_when_broken);
  }
}

base::Task<void> Worker::Loops::claim_round() {
  if (!entered_) {
    co_await schedules_.enter(entries_);
    co_await claims_.end_leases_of_the_dead();
    entered_ = true;
  }
  co_await claim_jobs();
  if (stopping_ || SteadyClock::now() < next_turns_) co_return;
  co_await take_turns();
  next_turns_ = SteadyClock::now() + pause_between_turns;
}

base::Task<void> Worker::Loops::claim_jobs() {
  while (may_start_more()) {
    auto lease = co_await claims_.take(kinds_);
    if (!lease) co_return;
    start_job(std::move(lease));
  }
}

base::Task<void> Worker::Loops::take_turns() {
  for (auto& turn : co_await schedules_.take_due(schedule_names_)) start_turn(std::move(turn));
}

void Worker::Loops::start_job(std::shared_ptr<Lease> lease) {
  if (stopping_) lease->interrupt(Interrupted::Reason::stopping);
  leases_.push_back(lease);
  boost::asio::co_spawn(io_, execute(lease, functions_, options_),
                        [self = shared_from_this(), lease](std::exception_ptr) {
                          std::erase(self->leases_, lease);
                          self->bell_.ring();
                          self->ended_.ring();
                          if (self->after_runs_) self->after_runs_();
                        });
}

void Worker::Loops::start_turn(Turn turn) {
  turns_.push_back(turn);
  boost::asio::co_spawn(io_, run_turn(turn), [self = shared_from_this(), turn](std::exception_ptr failure) {
    if (failure) base::log_warning("The end of a schedule's turn could not be written.", {{"schedule", turn.name}});
    std::erase(self->turns_, turn);
    self->ended_.ring();
  });
}

base::Task<void> Worker::Loops::run_turn(Turn turn) {
  const auto entry = std::ranges::find(entries_, turn.name, &Schedule::name);
  Scheduled scheduled(system_, turn.name, turn.fence);
  std::exception_ptr failure;
  try {
    co_await entry->function(scheduled);
  } catch (...) {
    failure = std::current_exception();
  }
  std::optional<std::string> error;
  if (failure) error = failure_text(failure);
  if (error) base::log_error("A scheduled run failed.", {{"schedule", turn.name}, {"error", *error}});
  co_await schedules_.end(std::move(turn), std::move(error));
}

base::Task<void> Worker::Loops::beat_until_done() {
  const auto self = shared_from_this();
  last_beat_ = SteadyClock::now();
  while (!done_) {
    co_await heartbeat_bell_.wait(options_.heartbeat);
    if (done_) co_return;
    bool kept = true;
    try {
      co_await beat();
      last_beat_ = SteadyClock::now();
    } catch (const std::exception&) {
      kept = false;
    }
    if (kept || SteadyClock::now() - last_beat_ < options_.lease) continue;
    for (const auto& lease : leases_) lease->interrupt(Interrupted::Reason::lease_lost);
  }
}

base::Task<void> Worker::Loops::beat() {
  const Leases leases = leases_;
  const std::vector<Turn> turns = turns_;
  if (!leases.empty()) co_await claims_.prolong(leases);
  if (!turns.empty()) co_await schedules_.prolong(turns);
  co_await claims_.end_leases_of_the_dead();
}

base::Task<void> Worker::Loops::hand_back() {
  const Leases leases = leases_;
  if (leases.empty()) co_return;
  base::log_warning("Jobs are handed back to the queue.", {{"jobs", leases.size()}});
  try {
    co_await claims_.give_back(leases);
  } catch (const std::exception& error) {
    base::log_error("Jobs could not be handed back.", {{"error", error.what()}});
  }
}

Worker::Worker(boost::asio::io_context& io, sql::Database& system, sql::Database& app, WorkerOptions options)
    : loops_(std::make_shared<Loops>(io, system, app, options)) {
  every("jobs.purge", std::chrono::hours(1), with(purge_jobs, std::chrono::hours(options.keep)));
}

Worker::~Worker() = default;

void Worker::every(std::string name, std::chrono::seconds interval,
                   std::function<base::Task<void>(Scheduled&)> function) {
  loops_->entries_.push_back({std::move(name), interval, std::move(function)});
}

base::Task<void> Worker::run() { return loops_->run(); }
void Worker::stop() { loops_->stop(); }
void Worker::wake() { loops_->bell_.ring(); }
void Worker::after_runs(std::function<void()> ring) { loops_->after_runs_ = std::move(ring); }

void Worker::add(std::string_view kind, Function function) {
  if (!loops_->functions_.run.emplace(kind, std::move(function)).second) {
    throw base::internal("two functions run jobs of kind " + std::string(kind));
  }
}

void Worker::add_failed(std::string_view kind, FailureEffect effect) {
  if (!loops_->functions_.failed.emplace(kind, std::move(effect)).second) {
    throw base::internal("two functions hear of failed jobs of kind " + std::string(kind));
  }
}

}  // namespace jobs
