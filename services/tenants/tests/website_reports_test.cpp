// A client's status follows the newest deployment it was told of, in whatever order the reports arrive.
#include <gtest/gtest.h>

#include <algorithm>

#include "provisioning/events.hpp"
#include "sql/testing/private_postgres.hpp"
#include "sql/testing/run.hpp"
#include "tenants/tenants.hpp"

namespace tenants {
namespace {

struct Report {
  std::int64_t deployment;
  bool is_live;
};

class WebsiteReports : public testing::Test {
 protected:
  WebsiteReports() {
    add_listeners(bus);
    const auto tenant = "'" + to_string(agency) + "'";
    database.execute("insert into tenants.tenants (id, name, owner_id) values (" + tenant +
                     ", 'Agency', gen_random_uuid())");
    database.execute("insert into tenants.sub_tenants (tenant_id, id, name, website_id) values (" + tenant + ", '" +
                     to_string(client) + "', 'Bakery', gen_random_uuid())");
  }

  base::Task<void> hear(tenancy::TenantId tenant, std::string topic, std::string payload) {
    const auto listener = std::ranges::find(bus.listeners(), topic, &events::Listener::topic);
    auto tx = co_await db.begin(tenancy::Scope::of(tenant));
    co_await listener->effect(tx, payload);
    co_await tx.commit();
  }
  void hear(Report report, std::optional<tenancy::TenantId> tenant = std::nullopt) {
    const provisioning::WebsiteLive live{client, {}, report.deployment, "a.example", "https://a.example/", ""};
    const provisioning::WebsiteFailed failed{client, {}, report.deployment, "a.example", "No such branch."};
    const std::string topic(report.is_live ? live.topic : failed.topic);
    const auto payload = report.is_live ? shape::to_json(live) : shape::to_json(failed);
    sql::testing::run(context, hear(tenant.value_or(agency), topic, payload));
  }
  std::string status() { return database.execute("select status from tenants.sub_tenants"); }

  const sql::testing::FreshDatabase database{
      {{"tenancy", DDE_SOURCE_DIR "/lib/tenancy/sql"}, {"tenants", DDE_SOURCE_DIR "/services/tenants/sql"}}};
  boost::asio::io_context context{1};
  sql::Database db{context, {.url = database.app_url()}};
  events::Bus bus;
  const tenancy::TenantId agency = tenancy::TenantId::make();
  const tenancy::SubTenantId client = tenancy::SubTenantId::make();
};

TEST_F(WebsiteReports, give_the_client_its_status) {
  EXPECT_EQ(status(), "provisioning");

  hear({1, true});
  EXPECT_EQ(status(), "live");

  hear({2, false});
  EXPECT_EQ(status(), "error");
}

TEST_F(WebsiteReports, of_an_older_deployment_change_nothing) {
  hear({2, true});

  hear({1, false});

  EXPECT_EQ(status(), "live");
}

TEST_F(WebsiteReports, in_any_order_end_in_the_status_of_the_newest) {
  std::vector<Report> reports{{4, true}, {5, false}, {6, true}};
  const auto by_number = [](const Report& left, const Report& right) { return left.deployment < right.deployment; };

  do {
    database.execute("update tenants.sub_tenants set status = 'provisioning', status_deployment = 0");
    for (const auto& report : reports) hear(report);
    EXPECT_EQ(status(), "live") << reports[0].deployment << reports[1].deployment << reports[2].deployment;
  } while (std::next_permutation(reports.begin(), reports.end(), by_number));
}

TEST_F(WebsiteReports, heard_twice_have_one_effect) {
  hear({1, true});
  hear({1, true});

  EXPECT_EQ(status(), "live");
  EXPECT_EQ(database.execute("select status_deployment from tenants.sub_tenants"), "1");
}

TEST_F(WebsiteReports, in_another_agency_do_not_reach_the_client) {
  hear({1, false}, tenancy::TenantId::make());

  EXPECT_EQ(status(), "provisioning");
}

}  // namespace
}  // namespace tenants
