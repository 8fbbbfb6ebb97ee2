// The meters: what is used, when somebody is warned, and requests on their way into the database.
#include "usage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/json/serialize.hpp>

#include "base/error.hpp"
#include "billing/billing.hpp"
#include "billing/entitlements.hpp"
#include "billing/request_meter.hpp"
#include "http/testing/ask.hpp"
#include "redis/testing/private_redis.hpp"
#include "sql/testing/migrations.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace billing {
namespace {

using std::chrono::hours;
using tenancy::TenantId;

TEST(Meters, warn_from_eighty_percent_and_end_at_the_limit) {
  const auto state = [](std::int64_t used, std::int64_t limit) { return read_meter("x", used, limit).state; };

  EXPECT_EQ(state(79, 100), MeterState::ok);
  EXPECT_EQ(state(80, 100), MeterState::warning);
  EXPECT_EQ(state(100, 100), MeterState::exhausted);
  EXPECT_EQ(state(2, 3), MeterState::ok);
  EXPECT_EQ(state(5, 3), MeterState::exhausted);
  EXPECT_EQ(state(0, 0), MeterState::exhausted);
  EXPECT_EQ(read_meter("x", 8, 10).percent, 80);
}

TEST(Months, begin_at_midnight_of_their_first_day) {
  const auto time = base::parse_rfc3339("2026-12-31T23:59:59Z").value();

  EXPECT_EQ(base::to_rfc3339(month_of(time)), "2026-12-01T00:00:00Z");
}

class UsageOfPlan : public testing::Test {
 protected:
  UsageOfPlan() { add_routes(routes); }
  ~UsageOfPlan() override { base::Clock::shift(std::chrono::seconds(0)); }

  void add_clients(int count) {
    const auto add = [](sql::Database& db, TenantId tenant) -> base::Task<void> {
      ClientQuota quota;
      auto tx = co_await db.begin(tenancy::Scope::of(tenant));
      co_await quota.take(tx);
      co_await tx.commit();
    };
    for (int i = 0; i < count; ++i) sql::testing::run(context, add(db, ours));
  }
  std::string warnings() {
    return database.execute("select coalesce(string_agg(payload ->> 'entitlement' || ' ' || (payload ->> 'used'), ', ' "
                            "order by (payload ->> 'used')::int, payload ->> 'entitlement'), '') from events.outbox "
                            "where topic = 'usage.warning'");
  }
  // "used/limit state"
  std::string meter(const std::string& name) {
    http::Dispatcher dispatcher(routes, http::testing::signed_in_as(member), &db);
    const auto answer =
        http::testing::ask(context, dispatcher, {.path = "/api/v1/billing/usage", .bearer = "somebody"});
    for (const auto& found : answer.body.at("meters").as_array()) {
      if (found.at("name").as_string() != name) continue;
      return boost::json::serialize(found.at("used")) + "/" + boost::json::serialize(found.at("limit")) + " " +
             std::string(found.at("state").as_string());
    }
    return answer.text;
  }

  const sql::testing::FreshDatabase database{
      sql::testing::migrations_of({"tenancy", "events", "jobs", "tenants", "billing"})};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  const TenantId ours = TenantId::make();
  const TenantId theirs = TenantId::make();
  tenancy::Member member{tenancy::UserId::make(), ours, std::nullopt, tenancy::SessionId::make(),
                         tenancy::Role::agency,   {"*"}};
  http::Routes routes;
};

TEST_F(UsageOfPlan, counts_a_client_and_its_website) {
  add_clients(3);

  EXPECT_EQ(meter("clients"), "3/10 ok");
  EXPECT_EQ(meter("sites"), "3/10 ok");
  EXPECT_EQ(meter("requests_this_month"), "0/null ok");
}

TEST_F(UsageOfPlan, warns_once_when_four_fifths_are_used) {
  add_clients(7);
  EXPECT_EQ(warnings(), "");

  add_clients(3);

  EXPECT_EQ(warnings(), "clients 8, sites 8");
  EXPECT_EQ(meter("clients"), "10/10 exhausted");
}

TEST_F(UsageOfPlan, warns_again_in_another_month) {
  add_clients(8);

  base::Clock::shift(hours(24 * 32));
  add_clients(1);

  EXPECT_EQ(warnings(), "clients 8, sites 8, clients 9, sites 9");
}

TEST_F(UsageOfPlan, stops_at_the_sites_of_a_plan_that_has_fewer_of_them) {
  database.execute("update billing.entitlements set amount = 2 where name = 'sites' and plan_id = 'basic'");
  add_clients(2);

  try {
    add_clients(1);
    FAIL() << "a third website was let in";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), "site_limit_reached");
  }
  EXPECT_EQ(meter("clients"), "2/10 ok");
}

class RequestsOfAgencies : public UsageOfPlan {
 protected:
  void hand_over() { sql::testing::run(context, meter_.hand_over(redis)); }
  // One turn of the schedule.
  void store() {
    jobs::Worker turn(context, system, db);
    add_request_schedule(turn, db, redis);
    database.execute("delete from jobs.schedules");
    boost::asio::co_spawn(context, turn.run(), [](std::exception_ptr) {});
    sql::testing::run_until(context, [&] {
      return database.execute("select count(finished_at) from jobs.schedules where name = 'billing.store_requests'") ==
             "1";
    });
    turn.stop();
  }

  redis::testing::PrivateRedis server;
  redis::Client redis{context, server.url()};
  RequestMeter meter_;
};

TEST_F(RequestsOfAgencies, arrive_on_the_meter_of_their_agency_alone) {
  meter_.note(ours);
  meter_.note(ours, 2);
  meter_.note(theirs, 50);
  hand_over();
  store();

  EXPECT_EQ(meter("requests_this_month"), "3/null ok");
  meter_.note(ours, 4);
  hand_over();
  store();
  EXPECT_EQ(meter("requests_this_month"), "7/null ok");
}

TEST_F(RequestsOfAgencies, are_compared_with_the_plan_by_the_minute) {
  meter_.note(ours, 90);
  hand_over();
  store();
  const auto now = meter("requests_per_minute");
  base::Clock::shift(std::chrono::seconds(61));

  EXPECT_THAT(now, testing::AnyOf("90/100 warning", "0/100 ok"));  // the minute may have ended
  EXPECT_EQ(meter("requests_per_minute"), "0/100 ok");
  EXPECT_EQ(meter("requests_this_month"), "90/null ok");
}

TEST_F(RequestsOfAgencies, are_kept_while_redis_is_away) {
  meter_.note(ours, 5);
  server.kill();
  EXPECT_THROW(hand_over(), base::Error);
  server.start();
  sql::testing::run_until(context, [&] { return sql::testing::run(context, redis.ping()); });

  hand_over();
  store();

  EXPECT_EQ(meter("requests_this_month"), "5/null ok");
}

}  // namespace
}  // namespace billing
