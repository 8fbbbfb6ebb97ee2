// Suspended agencies are shut out, archived ones are deleted after their term, and nothing of them is left.
#include "tenants/life_cycle.hpp"

#include <boost/asio/co_spawn.hpp>

#include "agencies_fixture.hpp"
#include "redis/client.hpp"
#include "redis/testing/private_redis.hpp"
#include "tenants/closed_tenants.hpp"
#include "tenants/events.hpp"

namespace tenants {
namespace {

using std::chrono::hours;

class StubbornTraces : public TenantTraces {
 public:
  base::Task<bool> are_gone(sql::Queries&) override { co_return gone; }
  bool gone = false;
};

class LifeCycle : public Agencies {
 protected:
  LifeCycle() { add_purge(worker, purge); }
  ~LifeCycle() override { base::Clock::shift(std::chrono::seconds(0)); }

  template <class Change>
  void in_tenant(Change change) {
    const auto whole = [&]() -> base::Task<void> {
      auto tx = co_await db.begin(tenancy::Scope::of(ours));
      co_await change(tx);
      co_await tx.commit();
    };
    run(whole());
  }
  void suspend() {
    in_tenant([](sql::Tx& tx) { return suspend_tenant(tx, "The invoice of May is open."); });
  }
  void archive(hours term) {
    in_tenant([term](sql::Tx& tx) { return archive_tenant(tx, term); });
  }
  void restore() { in_tenant(restore_tenant); }
  std::string status() { return ask("select status from tenants.tenants where id = '" + to_string(ours) + "'"); }
  template <class Call>
  std::string code_of(Call call) {
    try {
      call();
    } catch (const base::Error& error) {
      return error.code();
    }
    return "";
  }
  // As schedules do, one turn after the other.
  void turn_until(const std::function<bool()>& condition) {
    boost::asio::co_spawn(context, worker.run(), [](std::exception_ptr) {});
    sql::testing::run_until(context, condition);
  }
  std::string rows_with_our_id() {
    return ask("select count(*) from tenants.tenants where id = '" + to_string(ours) + "'");
  }

  sql::Database owner{context, {.url = database.owner_url()}};
  StubbornTraces traces;
  PurgeGiven purge{system, db, owner, *files, {&traces}};
  jobs::Worker worker{context, system, db};
};

TEST_F(LifeCycle, shuts_out_a_suspended_agency_and_lets_it_in_again) {
  auto reader = db.read(tenancy::Scope::of(ours));
  suspend();

  EXPECT_EQ(status(), "suspended");
  EXPECT_EQ(code_of([&] { run(require_active_tenant(reader, ours)); }), "tenant_suspended");

  restore();
  EXPECT_EQ(code_of([&] { run(require_active_tenant(reader, ours)); }), "");
  EXPECT_EQ(topics(), "tenant.closed tenant.reopened");
}

TEST_F(LifeCycle, keeps_an_archived_agency_until_its_term_is_over) {
  archive(hours(24));

  EXPECT_EQ(status(), "archived");
  EXPECT_EQ(code_of([&] { suspend(); }), "tenant_archived");
  restore();
  EXPECT_EQ(status(), "active");
  EXPECT_EQ(ask("select purge_after is null and deleted_at is null from tenants.tenants where id = '" +
                to_string(ours) + "'"),
            "t");
}

TEST_F(LifeCycle, deletes_nothing_before_the_term_is_over) {
  archive(hours(24));
  traces.gone = true;
  turn_until([&] { return ask("select count(finished_at) from jobs.schedules where name = 'tenants.purge'") == "1"; });

  EXPECT_EQ(rows_with_our_id(), "1");
  EXPECT_EQ(ask("select count(purge_started_at) from tenants.tenants"), "0");
}

TEST_F(LifeCycle, announces_the_end_and_waits_for_what_is_in_the_world) {
  archive(hours(-1));
  turn_until([&] { return ask("select count(purge_started_at) from tenants.tenants") == "1"; });

  EXPECT_EQ(topics(), "tenant.closed tenant.purge_started");
  EXPECT_EQ(code_of([&] { restore(); }), "purge_started");
}

TEST_F(LifeCycle, ends_with_nothing_left_and_the_neighbour_untouched) {
  run(files->put("tenants/" + to_string(ours) + "/branding/a.png", "a"));
  run(files->put("audit/" + to_string(ours) + "/lines", "a"));
  run(files->put("tenants/" + to_string(theirs) + "/branding/b.png", "b"));
  archive(hours(-1));
  ask("update tenants.tenants set purge_started_at = now() where id = '" + to_string(ours) + "'");
  traces.gone = true;

  turn_until([&] { return rows_with_our_id() == "0"; });

  EXPECT_EQ(ask("select count(*) from events.outbox"), "0");
  EXPECT_EQ(ask("select count(*) from tenants.tenants"), "1");
  EXPECT_THAT(run(files->list("")), testing::ElementsAre("tenants/" + to_string(theirs) + "/branding/b.png"));
}

TEST_F(LifeCycle, gives_the_deletion_to_the_owner_alone) {
  for (const auto* role : {"dde_app", "dde_system"}) {
    for (const auto* function : {"tenancy.purge()", "tenants.purge()"}) {
      EXPECT_EQ(ask("select has_function_privilege('" + std::string(role) + "', '" + function + "', 'execute')"), "f");
    }
  }
}

class Closing : public LifeCycle {
 protected:
  Closing() { add_closing_listeners(bus, redis); }

  int door() {
    const auto authenticator = refusing_closed(closed, http::testing::signed_in_as(member));
    run(closed.read(redis));
    try {
      run(authenticator(&db, "token"));
    } catch (const base::Error& error) {
      return base::http_status(error.kind());
    }
    return 200;
  }

  redis::testing::PrivateRedis server;
  redis::Client redis{context, server.url()};
  ClosedTenants closed;
};

TEST_F(Closing, refuses_the_tokens_of_a_closed_agency_and_nobody_elses) {
  hear(ours, TenantClosed{ours, "suspended"});

  EXPECT_EQ(door(), 403);
  member.impersonator_id = tenancy::UserId::make();
  EXPECT_EQ(door(), 200);
  member.impersonator_id.reset();
  member.tenant_id = theirs;
  EXPECT_EQ(door(), 200);
}

TEST_F(Closing, ends_when_the_agency_is_open_again) {
  hear(ours, TenantClosed{ours, "suspended"});
  hear(ours, TenantReopened{ours});

  EXPECT_EQ(door(), 200);
}

TEST_F(Closing, is_told_again_to_a_redis_that_has_forgotten_and_taken_back_where_it_is_wrong) {
  suspend();
  hear(theirs, TenantClosed{theirs, "suspended"});
  add_closing_schedule(worker, system, redis);
  EXPECT_EQ(door(), 200);

  turn_until(
      [&] { return ask("select count(finished_at) from jobs.schedules where name = 'tenants.tell_closed'") == "1"; });

  EXPECT_EQ(door(), 403);
  member.tenant_id = theirs;
  EXPECT_EQ(door(), 200);
}

}  // namespace
}  // namespace tenants
