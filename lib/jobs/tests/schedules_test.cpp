// What comes round runs in one process only, again after its interval, and whatever it does.
#include "jobs/schedules.hpp"

#include "workshop.hpp"

namespace jobs {
namespace {

class Scheduling : public Workshop {
 protected:
  void TearDown() override {
    Workshop::TearDown();
    base::Clock::shift(0s);
  }

  void start_clock(std::function<base::Task<void>(Scheduled&)> function) {
    auto& worker = add_worker();
    worker.every("workshop.sweep", 3600s, std::move(function));
    start(worker);
  }
  void await_turns(const std::string& count) {
    await("select fence from jobs.schedules where name = 'workshop.sweep' and lease_until is null", count);
  }
};

TEST_F(Scheduling, gives_a_turn_to_one_of_two_workers) {
  int sweeps = 0;
  const auto sweep = [&](Scheduled&) -> base::Task<void> {
    ++sweeps;
    co_await base::sleep_for(50ms);
  };

  start_clock(sweep);
  start_clock(sweep);
  await_turns("1");
  base::Clock::shift(1h);
  await_turns("2");

  EXPECT_EQ(sweeps, 2);
}

TEST_F(Scheduling, goes_on_after_a_turn_that_failed) {
  int sweeps = 0;
  start_clock([&](Scheduled&) -> base::Task<void> {
    ++sweeps;
    throw std::runtime_error("no broom");
    co_return;
  });
  await("select error from jobs.schedules where name = 'workshop.sweep'", "no broom");

  base::Clock::shift(1h);

  await_turns("2");
  EXPECT_EQ(sweeps, 2);
}

TEST_F(Scheduling, refuses_the_commit_of_a_process_that_lost_its_turn) {
  Schedules schedules(system_, options_);
  run(schedules.enter({{"workshop.sweep", 60s, {}}}));
  const auto turn = run(schedules.take_due({"workshop.sweep"})).at(0);
  ask("update jobs.schedules set lease_until = now() - interval '1 second'");
  run(schedules.take_due({"workshop.sweep"}));

  Scheduled late(system_, turn.name, turn.fence);

  EXPECT_THROW(run(late.begin()), Interrupted);
}

}  // namespace
}  // namespace jobs
