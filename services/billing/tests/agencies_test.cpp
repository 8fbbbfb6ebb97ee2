// Plans and use of agencies, as the platform's administrator sees and changes them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "billing/billing.hpp"
#include "billing/entitlements.hpp"
#include "billing/plan_notes.hpp"
#include "http/dispatcher.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"

namespace billing {
namespace {

using tenancy::TenantId;
using testing::HasSubstr;

class PlansOfAgencies : public testing::Test {
 protected:
  PlansOfAgencies() {
    add_routes(routes);
    dispatcher.emplace(
        routes, [this](sql::Database*, std::string_view) -> base::Task<tenancy::Member> { co_return member; }, &db,
        &system);
    for (const auto& agency : {ours, theirs}) {
      database.execute("insert into tenants.tenants (id, name, owner_id) values ('" + to_string(agency) +
                       "', 'Agency', gen_random_uuid())");
    }
  }

  http::Response answer(http::Request request) {
    request.headers.push_back({"Authorization", "Bearer x"});
    request.headers.push_back({"Content-Type", "application/json"});
    return sql::testing::run(context, dispatcher->answer(std::move(request)));
  }
  http::Response put(TenantId agency, const std::string& body) {
    return answer({.method = "PUT", .target = "/api/v1/billing/agencies/" + to_string(agency) + "/plan", .body = body});
  }
  std::string plan_of(TenantId agency) {
    const auto usage = answer({.target = "/api/v1/billing/agencies/" + to_string(agency) + "/usage"});
    EXPECT_EQ(usage.status, 200) << usage.body;
    return boost::json::parse(usage.body).at("planId").as_string().c_str();
  }
  void take(TenantId agency, const std::string& entitlement) {
    const auto one = [](sql::Database& db, TenantId tenant, std::string name) -> base::Task<void> {
      auto tx = co_await db.begin(tenancy::Scope::of(tenant));
      co_await take_one(tx, std::move(name));
      co_await tx.commit();
    };
    sql::testing::run(context, one(db, agency, entitlement));
  }

  const sql::testing::FreshDatabase database{{{"tenancy", DDE_SOURCE_DIR "/lib/tenancy/sql"},
                                              {"events", DDE_SOURCE_DIR "/lib/events/sql"},
                                              {"jobs", DDE_SOURCE_DIR "/lib/jobs/sql"},
                                              {"http", DDE_SOURCE_DIR "/lib/http/sql"},
                                              {"tenants", DDE_SOURCE_DIR "/services/tenants/sql"},
                                              {"billing", DDE_SOURCE_DIR "/services/billing/sql"}}};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  sql::Database system{context, {.url = database.system_url(), .system = true}};
  const TenantId ours = TenantId::make();
  const TenantId theirs = TenantId::make();
  tenancy::Member member{tenancy::UserId::make(),    TenantId::make(),     std::nullopt,
                         tenancy::SessionId::make(), tenancy::Role::admin, {"*"}};
  http::Routes routes;
  std::optional<http::Dispatcher> dispatcher;
};

TEST_F(PlansOfAgencies, are_changed_with_a_reason_and_known_to_the_list_of_agencies) {
  const auto changed = put(ours, R"({"planId":"pro","reason":"They paid."})");

  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(plan_of(ours), "pro");
  EXPECT_EQ(plan_of(theirs), "basic");
  EXPECT_EQ(database.execute("select plan from tenants.tenants where id = '" + to_string(ours) + "'"), "pro");
  EXPECT_EQ(database.execute("select operation || ' ' || subject || ' ' || reason from http.acts"),
            "put_on_plan pro They paid.");
}

TEST_F(PlansOfAgencies, that_nobody_noted_are_noted_by_the_schedule) {
  database.execute("insert into billing.subscriptions (tenant_id, plan_id) values ('" + to_string(ours) + "', 'pro')");
  jobs::Worker worker(context, system, db);
  add_plan_schedule(worker, db, system);

  boost::asio::co_spawn(context, worker.run(), [](const std::exception_ptr&) {});
  const auto done = "select count(finished_at) from jobs.schedules where name = 'billing.note_plans'";
  sql::testing::run_until(context, [&] { return database.execute(done) == "1"; });
  worker.stop();

  EXPECT_EQ(database.execute("select string_agg(plan, ' ' order by plan) from tenants.tenants"), "basic pro");
}

TEST_F(PlansOfAgencies, stay_where_there_is_no_such_plan_agency_or_reason) {
  EXPECT_THAT(put(ours, R"({"planId":"gold","reason":"They paid."})").body, HasSubstr(R"("field":"planId")"));
  EXPECT_THAT(put(ours, R"({"planId":"pro"})").body, HasSubstr(R"("field":"reason")"));
  EXPECT_EQ(put(TenantId::make(), R"({"planId":"pro","reason":"They paid."})").status, 404);
  member.role = tenancy::Role::agency;
  EXPECT_EQ(put(ours, R"({"planId":"pro","reason":"They paid."})").status, 403);

  EXPECT_EQ(database.execute("select count(*) from billing.subscriptions"), "0");
  EXPECT_EQ(database.execute("select count(*) from http.acts"), "0");
}

TEST_F(PlansOfAgencies, are_used_by_all_together) {
  take(ours, "clients");
  take(ours, "clients");
  take(theirs, "clients");
  take(theirs, "seats");
  database.execute("insert into billing.request_counts (tenant_id, day, requests, minute) select id, "
                   "date_trunc('day', now(), 'UTC') - n * interval '1 day', 5, now() from tenants.tenants, "
                   "generate_series(0, 2) n");

  const auto totals = boost::json::parse(answer({.target = "/api/v1/billing/totals?days=2"}).body);

  EXPECT_EQ(boost::json::serialize(totals.at("meters")),
            R"([{"name":"clients","used":3,"agencies":2},{"name":"seats","used":1,"agencies":1}])");
  EXPECT_EQ(totals.at("requests").as_array().size(), 2U);
  EXPECT_EQ(totals.at("requests").at(0).at("requests").as_int64(), 10);
}

}  // namespace
}  // namespace billing
