// PostgreSQL is killed while events are under way.
#include "shop.hpp"

namespace events {
namespace {

struct OwnServer {
  sql::testing::PrivatePostgres server_;
};

class Outage : public OwnServer, public Shop {
 protected:
  Outage() : Shop(server_) {
    bus_.on("pack", pack);
    // The servers of tests do not wait for the disk; this one must not forget what it has committed.
    ask("alter database " + database_.name() + " set synchronous_commit = on");
  }

  void let_work(std::chrono::milliseconds time) {
    io_.restart();
    io_.run_for(time);
  }

  Bus bus_;
};

TEST_F(Outage, of_postgresql_loses_and_doubles_nothing) {
  start_relay(bus_);
  for (int i = 0; i < 30; ++i) publish(tenant_, OrderPlaced{std::to_string(i)});

  server_.stop();
  let_work(300ms);
  server_.start();

  await_all_settled();
  EXPECT_EQ(ask("select count(*) || ' ' || count(distinct item) from shop.effects"), "30 30");
}

}  // namespace
}  // namespace events
