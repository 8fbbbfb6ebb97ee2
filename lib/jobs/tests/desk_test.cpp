// The queue as its operator sees it.
#include "jobs/desk.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/error.hpp"
#include "workshop.hpp"

namespace jobs {
namespace {

using testing::ElementsAre;

std::string shown(const std::string& payload) {
  return boost::json::serialize(masked(boost::json::parse(payload).as_object()));
}

TEST(Payloads, show_no_text_whose_name_sounds_secret) {
  EXPECT_EQ(shown(R"({"email":"ada@example.com","accessToken":"eyJ","client_secret":"x","passwordHash":"y"})"),
            R"({"email":"ada@example.com","accessToken":"***","client_secret":"***","passwordHash":"***"})");
  EXPECT_EQ(shown(R"({"deep":[{"apiKey":"ddk_1","name":"n"}],"recovery":{"code":"1"}})"),
            R"({"deep":[{"apiKey":"***","name":"n"}],"recovery":"***"})");
}

TEST(Payloads, show_ids_of_secrets_and_whether_there_is_one) {
  EXPECT_EQ(shown(R"({"tokenId":"01a1fce6-4f79-73be-861e-3b4e17ee4971","hasToken":true,"token":null})"),
            R"({"tokenId":"01a1fce6-4f79-73be-861e-3b4e17ee4971","hasToken":true,"token":null})");
}

class Desk : public Workshop {
 protected:
  sql::ReadTx reader() { return system_.read_system(); }
  // Ends for good at its first attempt.
  JobId given_dead_chair(std::string wood) {
    const auto id = enqueue_chair(std::move(wood));
    ask("update jobs.jobs set status = 'dead', attempt = 5, error = 'No glue.', finished_at = now() where id = '" +
        to_string(id) + "'");
    return id;
  }
  std::vector<FailedJob> failed(FailedFilter filter = {}, std::int64_t limit = 10) {
    auto system = reader();
    const FailedPosition newest{base::Clock::now() + std::chrono::hours(1), {}};
    return run(list_failed(system, std::move(filter), newest, limit));
  }
};

TEST_F(Desk, counts_what_waits_and_what_failed_of_each_kind) {
  enqueue_chair();
  enqueue_chair();
  given_dead_chair("oak");
  auto system = reader();

  const auto depths = run(count_waiting(system));

  ASSERT_EQ(depths.size(), 2U);
  EXPECT_EQ(depths[0].status, Status::dead);
  EXPECT_EQ(depths[0].count, 1);
  EXPECT_EQ(depths[1].status, Status::queued);
  EXPECT_EQ(depths[1].count, 2);
  EXPECT_EQ(depths[1].kind, "workshop.build_chair");
}

TEST_F(Desk, counts_what_ended_lately) {
  ask("update jobs.jobs set status = 'done', finished_at = now() where id = '" + to_string(enqueue_chair()) + "'");
  ask("update jobs.jobs set status = 'done', finished_at = now() - interval '2 minutes' where id = '" +
      to_string(enqueue_chair()) + "'");
  auto system = reader();

  const auto rates = run(count_ended(system));

  ASSERT_EQ(rates.size(), 1U);
  EXPECT_EQ(rates[0].status, Status::done);
  EXPECT_EQ(rates[0].last_minute, 1);
  EXPECT_EQ(rates[0].last_hour, 2);
}

TEST_F(Desk, lists_what_failed_of_every_tenant) {
  const auto ours = given_dead_chair("oak");
  const auto other = tenancy::TenantId::make();
  const auto theirs = run(enqueue_in(other, BuildChair{"elm"}, {}));
  ask("update jobs.jobs set status = 'failed', finished_at = now() where id = '" + to_string(theirs) + "'");
  enqueue_chair();

  EXPECT_THAT(failed(), testing::UnorderedElementsAre(testing::Field(&FailedJob::id, ours),
                                                      testing::Field(&FailedJob::id, theirs)));
  EXPECT_THAT(failed({.status = Status::dead}), ElementsAre(testing::Field(&FailedJob::id, ours)));
  EXPECT_THAT(failed({.tenant = other}), ElementsAre(testing::Field(&FailedJob::id, theirs)));
  EXPECT_EQ(failed({.kind = "workshop.build_table"}).size(), 0U);
}

TEST_F(Desk, finds_any_job_by_its_id) {
  const auto id = enqueue_chair("elm");
  auto system = reader();

  const auto found = run(get_any_job(system, id));

  EXPECT_EQ(found.tenant_id, tenant_);
  EXPECT_EQ(boost::json::serialize(found.payload), R"({"wood":"elm"})");
  EXPECT_THROW(run(get_any_job(system, JobId::make())), base::Error);
}

TEST_F(Desk, puts_aside_what_failed_and_nothing_else) {
  const auto dead = given_dead_chair("oak");
  const auto waiting = enqueue_chair();

  run(steer(discard, dead));

  EXPECT_EQ(job(dead).status, Status::cancelled);
  EXPECT_THROW(run(steer(discard, waiting)), base::Error);
  EXPECT_EQ(failed().size(), 0U);
}

TEST_F(Desk, lists_schedules_with_their_last_and_next_turn) {
  auto& worker = add_worker();
  worker.every("workshop.sweep", std::chrono::hours(1), [](Scheduled&) -> base::Task<void> { co_return; });
  start(worker);
  await("select count(finished_at) from jobs.schedules where name = 'workshop.sweep'", "1");
  auto system = reader();

  const auto schedules = run(list_schedules(system));

  const auto found = std::ranges::find(schedules, "workshop.sweep", &ScheduleState::name);
  ASSERT_NE(found, schedules.end());
  EXPECT_EQ(found->interval_seconds, 3600);
  EXPECT_FALSE(found->is_running);
  EXPECT_TRUE(found->finished_at.has_value());
  EXPECT_GT(found->next_at, base::Clock::now());
}

}  // namespace
}  // namespace jobs
