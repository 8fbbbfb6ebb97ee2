// Enqueueing, unique keys, cancelling and retrying.
#include "workshop.hpp"

namespace jobs {
namespace {

class Queue : public Workshop {};

TEST_F(Queue, holds_a_job_only_if_its_transaction_commits) {
  const auto forget = [this]() -> base::Task<void> {
    auto tx = co_await app_.begin(tenancy::Scope::of(tenant_));
    co_await enqueue(tx, BuildChair{"ghost"});
  };

  run(forget());

  EXPECT_EQ(ask("select count(*) from jobs.jobs"), "0");
}

TEST_F(Queue, gives_the_live_job_for_a_unique_key_and_a_new_one_after_its_end) {
  const EnqueueOptions keyed{.unique_key = "chair 1"};

  const auto first = enqueue_chair("oak", keyed);
  const auto second = enqueue_chair("elm", keyed);
  start_chair_maker();
  await_status(first, Status::done);
  const auto third = enqueue_chair("ash", keyed);

  EXPECT_EQ(first, second);
  EXPECT_NE(first, third);
  await_status(third, Status::done);
  EXPECT_EQ(marks(), "oak, ash");
}

TEST_F(Queue, runs_a_job_once_more_when_asked_to_while_it_runs) {
  const EnqueueOptions keyed{.unique_key = "chair 1", .run_again = true};
  script_.may_end = false;
  const auto id = enqueue_chair("oak", keyed);
  start_chair_maker();
  sql::testing::run_until(io_, [this] { return script_.seen.size() == 2; });

  enqueue_chair("elm", keyed);
  enqueue_chair("ash", keyed);
  script_.may_end = true;

  await("select count(*) from workshop.marks", "2");
  await_status(id, Status::done);
  EXPECT_EQ(marks(), "oak, ash");
}

TEST_F(Queue, does_not_start_a_job_before_its_time) {
  const auto later = enqueue_chair("oak", {.run_at = base::Clock::now() + 1h});
  const auto now = enqueue_chair("elm");
  start_chair_maker();
  await_status(now, Status::done);
  EXPECT_EQ(job(later).status, Status::queued);

  base::Clock::shift(2h);

  await_status(later, Status::done);
  base::Clock::shift(0s);
}

TEST_F(Queue, ends_a_waiting_job_at_once_when_it_is_cancelled) {
  const auto id = enqueue_chair();

  run(steer(cancel, id));

  EXPECT_EQ(job(id).status, Status::cancelled);
  EXPECT_TRUE(job(id).finished_at);
  EXPECT_THROW(run(steer(cancel, JobId::make())), base::Error);
}

TEST_F(Queue, ends_a_running_job_at_its_next_step_when_it_is_cancelled) {
  script_.may_end = false;
  const auto id = enqueue_chair();
  start_chair_maker();
  sql::testing::run_until(io_, [this] { return script_.seen.size() == 2; });

  run(steer(cancel, id));

  await_status(id, Status::cancelled);
  EXPECT_EQ(marks(), "");
}

TEST_F(Queue, retries_only_what_has_failed) {
  const auto id = enqueue_chair();
  EXPECT_THROW(run(steer(retry, id)), base::Error);
  run(steer(cancel, id));

  run(steer(retry, id));

  EXPECT_EQ(job(id).status, Status::queued);
}

TEST_F(Queue, refuses_to_retry_what_is_superseded) {
  const EnqueueOptions keyed{.unique_key = "chair 1"};
  const auto old = enqueue_chair("oak", keyed);
  run(steer(cancel, old));
  enqueue_chair("elm", keyed);

  try {
    run(steer(retry, old));
    FAIL() << "accepted";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), "job_superseded");
  }
}

TEST_F(Queue, shows_a_tenant_its_own_jobs_only) {
  const auto id = enqueue_chair();
  auto tx = app_.read(tenancy::Scope::of(tenancy::TenantId::make()));

  EXPECT_FALSE(run(find_job(tx, id)));
  EXPECT_EQ(ask("select count(*) from pg_class where relnamespace = 'jobs'::regnamespace and relkind = 'r' "
                "and not (relrowsecurity and relforcerowsecurity)"),
            "0");
}

}  // namespace
}  // namespace jobs
