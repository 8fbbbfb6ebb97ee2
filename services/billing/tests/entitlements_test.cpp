// Entitlements are taken exactly, also by parallel transactions.
#include "billing/entitlements.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "billing/billing.hpp"
#include "sql/testing/migrations.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace billing {
namespace {

using tenancy::Scope;
using tenancy::TenantId;

class Entitlements : public testing::Test {
 protected:
  base::Task<bool> take(TenantId tenant, bool keeps = true) {
    auto tx = co_await db.begin(Scope::of(tenant));
    const bool taken = co_await take_one(tx, "clients");
    if (keeps) co_await tx.commit();
    co_return taken;
  }
  base::Task<void> take_and_count(TenantId tenant, int& taken) {
    if (co_await take(tenant)) ++taken;
  }
  base::Task<void> give_back(TenantId tenant) {
    auto tx = co_await db.begin(Scope::of(tenant));
    co_await give_one_back(tx, "clients");
    co_await tx.commit();
  }
  base::Task<void> choose(TenantId tenant, std::string plan) {
    auto tx = co_await db.begin(Scope::of(tenant));
    co_await change_plan(tx, plan);
    co_await tx.commit();
  }
  base::Task<std::int64_t> amount(TenantId tenant, std::string name) {
    auto tx = co_await db.begin(Scope::of(tenant));
    co_return co_await get_entitlement(tx, name);
  }
  base::Task<void> take_quota(TenantId tenant) {
    ClientQuota quota;
    auto tx = co_await db.begin(Scope::of(tenant));
    co_await quota.take(tx);
    co_await tx.commit();
  }

  std::int64_t requests_of(TenantId tenant) {
    PlanLimits plans;
    return run(plans.requests_per_minute(&db, tenant));
  }

  base::Task<std::string> take_seat(TenantId tenant, bool keeps = true) {
    SeatQuota seats;
    auto tx = co_await db.begin(Scope::of(tenant));
    try {
      co_await (keeps ? seats.take(tx) : seats.require_room(tx));
    } catch (const base::Error& error) {
      co_return error.code();
    }
    co_await tx.commit();
    co_return "";
  }
  base::Task<void> give_seat_back(TenantId tenant) {
    SeatQuota seats;
    auto tx = co_await db.begin(Scope::of(tenant));
    co_await seats.give_back(tx);
    co_await tx.commit();
  }

  // In parallel, over all writers of the pool.
  int take_together(TenantId tenant, int times) {
    int taken = 0;
    std::vector<base::Task<void>> tasks;
    for (int i = 0; i < times; ++i) tasks.push_back(take_and_count(tenant, taken));
    sql::testing::run_together(context, std::move(tasks));
    return taken;
  }
  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }

  const sql::testing::FreshDatabase database{sql::testing::migrations_of({"tenancy", "events", "tenants", "billing"})};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url(), .deadline = std::chrono::seconds(30)}};
  const TenantId ours = TenantId::make();
  const TenantId theirs = TenantId::make();
};

TEST_F(Entitlements, are_taken_exactly_by_fifty_at_once) {
  EXPECT_EQ(take_together(ours, 50), 10);
  EXPECT_FALSE(run(take(ours)));
  EXPECT_EQ(database.execute("select used from billing.usage"), "10");
}

TEST_F(Entitlements, of_one_agency_leave_those_of_another_alone) {
  take_together(ours, 11);

  EXPECT_TRUE(run(take(theirs)));
}

TEST_F(Entitlements, taken_in_a_transaction_that_fails_are_not_used_up) {
  take_together(ours, 9);

  EXPECT_TRUE(run(take(ours, false)));

  EXPECT_TRUE(run(take(ours)));
  EXPECT_FALSE(run(take(ours)));
}

TEST_F(Entitlements, given_back_can_be_taken_again_but_never_more) {
  take_together(ours, 10);
  run(give_back(ours));
  EXPECT_TRUE(run(take(ours)));
  EXPECT_FALSE(run(take(ours)));

  for (int i = 0; i < 12; ++i) run(give_back(ours));

  EXPECT_EQ(take_together(ours, 12), 10);
}

TEST_F(Entitlements, follow_the_plan_the_agency_is_on) {
  EXPECT_EQ(run(amount(ours, "clients")), 10);
  EXPECT_EQ(run(amount(ours, "unheard_of")), 0);

  run(choose(ours, "pro"));

  EXPECT_EQ(run(amount(ours, "clients")), 100);
  EXPECT_EQ(run(amount(ours, "requests_per_minute")), 500);
  EXPECT_EQ(run(amount(theirs, "clients")), 10);
}

TEST_F(Entitlements, limit_the_requests_of_each_agency_by_its_plan) {
  EXPECT_EQ(requests_of(ours), 100);

  run(choose(ours, "enterprise"));

  EXPECT_EQ(requests_of(ours), 2000);
  EXPECT_EQ(requests_of(theirs), 100);
}

TEST_F(Entitlements, of_a_smaller_plan_take_nothing_away_but_give_nothing_more) {
  run(choose(ours, "pro"));
  take_together(ours, 12);
  run(choose(ours, "basic"));

  EXPECT_FALSE(run(take(ours)));
  EXPECT_EQ(database.execute("select used from billing.usage"), "12");
}

TEST_F(Entitlements, used_up_are_said_to_the_agency_in_its_words) {
  take_together(ours, 10);

  try {
    run(take_quota(ours));
    FAIL() << "the eleventh client was let in";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::forbidden);
    EXPECT_EQ(error.code(), "client_limit_reached");
  }
}

TEST_F(Entitlements, for_seats_are_three_on_the_smallest_plan_and_can_be_asked_for_without_taking_one) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(run(take_seat(ours, false)), "");
    EXPECT_EQ(run(take_seat(ours)), "");
  }

  EXPECT_EQ(run(take_seat(ours, false)), "seat_limit_reached");
  EXPECT_EQ(run(take_seat(ours)), "seat_limit_reached");
  EXPECT_EQ(run(take_seat(theirs)), "");
  run(give_seat_back(ours));
  EXPECT_EQ(run(take_seat(ours)), "");
}

TEST_F(Entitlements, of_an_unknown_plan_are_refused) { EXPECT_THROW(run(choose(ours, "platinum")), base::Error); }

}  // namespace
}  // namespace billing
