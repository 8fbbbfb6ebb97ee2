// Attempts, steps, failures, and how workers share and stop.
#include "workshop.hpp"

namespace jobs {
namespace {

class Workers : public Workshop {
 protected:
  void fail(int times, base::Error error) {
    script_.failures_left = times;
    script_.failure = std::make_exception_ptr(std::move(error));
  }
};

base::Task<void> note_failure(sql::Tx& tx, BuildChair job, Failure failure) {
  const std::string status = boost::describe::enum_to_string(failure.status, "?");
  co_await leave_mark(tx, status + " " + job.wood + " " + failure.code + " " + failure.error);
}

TEST_F(Workers, run_a_job_with_its_steps) {
  const auto id = enqueue_chair();
  start_chair_maker();

  await_status(id, Status::done);

  EXPECT_EQ(marks(), "oak");
  const auto done = steps(id);
  ASSERT_EQ(done.size(), 3u);
  EXPECT_EQ(done[0].name, "saw");
  EXPECT_EQ(done[2].name, "varnish");
  EXPECT_EQ(done[2].status, StepStatus::done);
  EXPECT_EQ(job(id).attempt, 1);
}

TEST_F(Workers, share_jobs_without_running_one_twice) {
  std::vector<JobId> ids;
  for (int i = 0; i < 30; ++i) ids.push_back(enqueue_chair(std::to_string(i)));

  start_chair_maker();
  start_chair_maker();

  await("select count(*) from jobs.jobs where status = 'done'", "30");
  EXPECT_EQ(ask("select count(*) || ' ' || count(distinct text) from workshop.marks"), "30 30");
}

TEST_F(Workers, skip_steps_that_are_done_when_a_later_one_fails) {
  fail(2, base::unavailable("No glue."));
  const auto id = enqueue_chair();
  start_chair_maker();

  await_status(id, Status::done);

  EXPECT_EQ(script_.seen, (std::vector<std::string>{"saw", "glue 4", "glue 4", "glue 4"}));
  EXPECT_EQ(steps(id)[0].attempt, 1);
  EXPECT_EQ(steps(id)[1].attempt, 3);
  EXPECT_EQ(job(id).attempt, 3);
}

TEST_F(Workers, give_a_job_up_after_all_attempts_and_tell_in_the_same_transaction) {
  fail(1000, base::unavailable("No glue."));
  const auto id = enqueue_chair("oak", {.max_attempts = 3});
  start_chair_maker().on_failed(note_failure);

  await_status(id, Status::dead);

  EXPECT_EQ(job(id).attempt, 3);
  EXPECT_EQ(job(id).error, "No glue.");
  EXPECT_EQ(steps(id)[1].status, StepStatus::failed);
  EXPECT_EQ(steps(id)[1].error, "No glue.");
  EXPECT_EQ(marks(), "dead oak unavailable No glue.");
}

TEST_F(Workers, give_a_refused_job_up_at_once) {
  fail(1000, base::conflict("wood_taken", "That wood is taken."));
  const auto id = enqueue_chair();
  start_chair_maker().on_failed(note_failure);

  await_status(id, Status::failed);

  EXPECT_EQ(job(id).attempt, 1);
  EXPECT_EQ(marks(), "failed oak wood_taken That wood is taken.");
}

TEST_F(Workers, keep_internal_texts_from_the_tenant) {
  fail(1000, base::internal("/etc/secret: permission denied"));
  const auto id = enqueue_chair("oak", {.max_attempts = 1});
  start_chair_maker();

  await_status(id, Status::dead);

  EXPECT_EQ(job(id).error, "Something went wrong on our side.");
}

TEST_F(Workers, go_on_from_the_failed_step_when_a_dead_job_is_retried) {
  fail(2, base::unavailable("No glue."));
  const auto id = enqueue_chair("oak", {.max_attempts = 2});
  start_chair_maker();
  await_status(id, Status::dead);

  run(steer(retry, id));

  await_status(id, Status::done);
  EXPECT_EQ(script_.seen, (std::vector<std::string>{"saw", "glue 4", "glue 4", "glue 4"}));
  EXPECT_EQ(marks(), "oak");
}

TEST_F(Workers, do_not_let_the_backlog_of_one_tenant_hold_up_another) {
  for (int i = 0; i < 20; ++i) enqueue_chair("backlog");
  const auto guest = tenancy::TenantId::make();
  run(enqueue_in(guest, BuildChair{"guest"}, {}));
  auto options = quick();
  options.concurrency = 2;
  options.per_tenant = 1;

  start_chair_maker(options);

  await("select count(*) from jobs.jobs where status = 'done'", "21");
  // Their start counts, not their end: the guest's connection may open more slowly than the backlog runs.
  const std::string started_before_the_guest =
      "select count(*) from jobs.jobs where started_at < (select started_at from jobs.jobs where tenant_id = '" +
      to_string(guest) + "')";
  EXPECT_LT(std::stoi(ask(started_before_the_guest)), 5);
}

TEST_F(Workers, that_stop_put_a_job_back_at_its_next_step) {
  script_.may_end = false;
  const auto id = enqueue_chair();
  auto options = quick();
  options.grace = 20s;
  auto& worker = start_chair_maker(options);
  sql::testing::run_until(io_, [this] { return script_.seen.size() == 2; });

  worker.stop();
  script_.may_end = true;
  sql::testing::run_until(io_, [this] { return running_ == 0; });

  EXPECT_EQ(job(id).status, Status::queued);
  EXPECT_EQ(job(id).attempt, 0);
  EXPECT_EQ(marks(), "");
  start_chair_maker();
  await_status(id, Status::done);
  EXPECT_EQ(script_.seen.size(), 2u);
}

TEST_F(Workers, that_stop_hand_back_a_job_that_does_not_end) {
  script_.may_end = false;
  const auto id = enqueue_chair();
  auto& worker = start_chair_maker();
  sql::testing::run_until(io_, [this] { return script_.seen.size() == 2; });

  worker.stop();
  sql::testing::run_until(io_, [this] { return running_ == 0; });

  EXPECT_EQ(job(id).status, Status::queued);
  EXPECT_EQ(ask("select lease_until is null and worker is null and fence = 2 from jobs.jobs"), "t");
}

}  // namespace
}  // namespace jobs
