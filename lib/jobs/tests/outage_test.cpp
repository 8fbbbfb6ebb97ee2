// PostgreSQL is killed while a job is under way.
#include <algorithm>

#include "workshop.hpp"

namespace jobs {
namespace {

struct OwnServer {
  sql::testing::PrivatePostgres server_;
};

class Outage : public OwnServer, public Workshop {
 protected:
  Outage() : Workshop(server_) {
    // The servers of tests do not wait for the disk; this one must not forget what it has committed.
    ask("alter database " + database_.name() + " set synchronous_commit = on");
  }

  void let_work(std::chrono::milliseconds time) {
    io_.restart();
    io_.run_for(time);
  }
};

TEST_F(Outage, of_postgresql_does_not_lose_a_running_job) {
  script_.may_end = false;
  const auto id = enqueue_chair();
  start_chair_maker();
  sql::testing::run_until(io_, [this] { return script_.seen.size() == 2; });

  server_.stop();
  script_.may_end = true;
  let_work(700ms);
  server_.start();

  await_status(id, Status::done);
  EXPECT_EQ(marks(), "oak");
  EXPECT_EQ(script_.seen[0], "saw");
  EXPECT_EQ(std::ranges::count(script_.seen, "saw"), 1);
}

}  // namespace
}  // namespace jobs
