// Fencing: a worker that lost its job cannot commit, and a job is not taken in mid-commit.
#include "jobs/lease.hpp"
#include "jobs/ending.hpp"
#include "jobs/worker_name.hpp"
#include "workshop.hpp"

namespace jobs {
namespace {

class Leasing : public Workshop {
 protected:
  const std::vector<std::string> kinds_{std::string(BuildChair::kind)};

  std::shared_ptr<Lease> take() { return run(claims_.take(kinds_)); }
  void expire() { ask("update jobs.jobs set lease_until = now() - interval '1 second'"); }

  base::Task<void> commit_a_mark(std::shared_ptr<Lease> lease) {
    Run run(lease);
    auto tx = co_await run.begin();
    co_await leave_mark(tx, "late");
    co_await tx.commit();
  }

  base::Task<void> finish_with_a_mark(std::shared_ptr<Lease> lease) {
    Run run(lease);
    auto tx = co_await run.begin();
    co_await leave_mark(tx, "last");
    co_await run.finish(tx);
    co_await tx.commit();
  }
};

TEST_F(Leasing, gives_a_job_to_one_worker_until_its_lease_ends) {
  enqueue_chair();

  const auto first = take();

  ASSERT_TRUE(first);
  EXPECT_FALSE(take());
  expire();
  const auto second = take();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->id, first->id);
  EXPECT_GT(second->fence, first->fence);
}

TEST_F(Leasing, refuses_the_commit_of_a_worker_that_lost_the_job) {
  enqueue_chair();
  const auto old = take();
  expire();
  const auto heir = take();

  EXPECT_THROW(run(commit_a_mark(old)), Interrupted);
  run(finish_with_a_mark(heir));

  EXPECT_EQ(marks(), "last");
  EXPECT_EQ(ask("select status from jobs.jobs"), "done");
}

TEST_F(Leasing, does_not_take_a_job_over_while_its_worker_commits) {
  enqueue_chair();
  const auto lease = take();
  Run slow(lease);
  std::optional<sql::Tx> tx = run(slow.begin());
  expire();

  const auto meanwhile = take();
  run(leave_mark(*tx, "in time"));
  run(tx->commit());
  tx.reset();
  const auto afterwards = take();

  EXPECT_FALSE(meanwhile);
  EXPECT_TRUE(afterwards);
  EXPECT_EQ(marks(), "in time");
}

TEST_F(Leasing, is_prolonged_by_the_heartbeat_also_during_a_transaction) {
  enqueue_chair();
  const auto lease = take();
  Run slow(lease);
  std::optional<sql::Tx> tx = run(slow.begin());
  ask("update jobs.jobs set lease_until = now() + interval '1 millisecond'");

  run(claims_.prolong({lease}));

  EXPECT_EQ(ask("select lease_until > now() + interval '200 milliseconds' from jobs.jobs"), "t");
  EXPECT_FALSE(lease->interruption);
}

TEST_F(Leasing, tells_a_worker_by_heartbeat_that_it_lost_the_job_or_should_stop) {
  enqueue_chair("oak");
  const auto lost = take();
  expire();
  const auto heir = take();
  run(steer(cancel, heir->id));

  run(claims_.prolong({lost}));
  run(claims_.prolong({heir}));

  EXPECT_EQ(lost->interruption, Interrupted::Reason::lease_lost);
  EXPECT_EQ(heir->interruption, Interrupted::Reason::cancelled);
}

TEST_F(Leasing, passes_at_once_from_a_dead_worker_of_this_machine) {
  const auto id = enqueue_chair();
  take();
  ask("update jobs.jobs set lease_until = now() + interval '1 hour', worker = '" + neighbourhood() + "4194999/1'");

  start_chair_maker();

  await_status(id, Status::done);
}

TEST_F(Leasing, gives_a_job_up_that_kills_its_worker_every_time) {
  const auto id = enqueue_chair("oak", {.max_attempts = 2});
  take();
  expire();
  take();
  expire();

  start_chair_maker();

  await_status(id, Status::dead);
  EXPECT_EQ(job(id).error, "The worker stopped in the middle of the last attempt.");
  EXPECT_TRUE(script_.seen.empty());
}

TEST(WorkerNames, tell_the_living_from_the_dead) {
  EXPECT_FALSE(is_gone(worker_name()));
  EXPECT_TRUE(is_gone(neighbourhood() + "4194999/1"));
  EXPECT_TRUE(is_gone(worker_name() + "0"));
  EXPECT_FALSE(is_gone("another-boot/pid:[1]/4194999/1"));
}

TEST_F(Leasing, backs_off_longer_after_each_attempt_up_to_a_bound) {
  const auto failure = std::make_exception_ptr(base::unavailable("No glue."));
  const WorkerOptions options{.first_pause = 1s, .last_pause = 10s};
  Lease lease{app_};
  lease.max_attempts = 100;
  const auto pause = [&](int attempt) {
    lease.attempt = attempt;
    return *ending_of(lease, failure, options).run_at - base::Clock::now();
  };

  const auto first = pause(1);
  const auto third = pause(3);
  const auto late = pause(60);

  EXPECT_GT(first, 400ms);
  EXPECT_LE(first, 1s);
  EXPECT_GT(third, 1900ms);
  EXPECT_LE(third, 4s);
  EXPECT_GT(late, 4900ms);
  EXPECT_LE(late, 10s);
}

}  // namespace
}  // namespace jobs
