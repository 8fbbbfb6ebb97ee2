// A client's status follows the newest report, in whatever order the reports arrive.
#include "agencies_fixture.hpp"
#include "provisioning/events.hpp"

namespace tenants {
namespace {

struct Report {
  std::int64_t number;
  bool is_live;
};

class WebsiteReports : public Agencies {
 protected:
  WebsiteReports() {
    ask("insert into tenants.sub_tenants (tenant_id, id, name, website_id) values (" + quoted(ours) + ", " +
        quoted(client) + ", 'Bakery', gen_random_uuid())");
  }

  void hear(Report report, std::optional<tenancy::TenantId> tenant = std::nullopt) {
    const auto where = tenant.value_or(ours);
    const provisioning::WebsiteLive live{client, {}, 1, "a.example", "https://a.example/", "", report.number};
    const provisioning::WebsiteFailed failed{client, {}, 1, "a.example", "No such branch.", report.number};
    if (report.is_live) Agencies::hear(where, live);
    else Agencies::hear(where, failed);
  }
  std::string status() { return ask("select status from tenants.sub_tenants"); }

  const tenancy::SubTenantId client = tenancy::SubTenantId::make();
};

TEST_F(WebsiteReports, give_the_client_its_status) {
  EXPECT_EQ(status(), "provisioning");

  hear({1, true});
  EXPECT_EQ(status(), "live");

  hear({2, false});
  EXPECT_EQ(status(), "error");
}

TEST_F(WebsiteReports, that_are_older_change_nothing) {
  hear({2, true});

  hear({1, false});

  EXPECT_EQ(status(), "live");
}

TEST_F(WebsiteReports, in_any_order_end_in_the_status_of_the_newest) {
  std::vector<Report> reports{{4, true}, {5, false}, {6, true}};
  const auto by_number = [](const Report& left, const Report& right) { return left.number < right.number; };

  do {
    ask("update tenants.sub_tenants set status = 'provisioning', status_report = 0");
    for (const auto& report : reports) hear(report);
    EXPECT_EQ(status(), "live") << reports[0].number << reports[1].number << reports[2].number;
  } while (std::next_permutation(reports.begin(), reports.end(), by_number));
}

TEST_F(WebsiteReports, heard_twice_have_one_effect) {
  hear({1, true});
  hear({1, true});

  EXPECT_EQ(status(), "live");
  EXPECT_EQ(ask("select status_report from tenants.sub_tenants"), "1");
}

TEST_F(WebsiteReports, of_a_suspension_hold_until_the_site_is_resumed) {
  const provisioning::WebsiteSuspended suspended{client, {}, "a.example", "May is open.", 2};
  const provisioning::WebsiteResumed resumed{client, {}, "a.example", provisioning::WebsiteStatus::live, 3};

  Agencies::hear(ours, suspended);
  hear({1, true});  // late
  EXPECT_EQ(status(), "suspended");

  Agencies::hear(ours, resumed);
  Agencies::hear(ours, suspended);  // once more
  EXPECT_EQ(status(), "live");
}

TEST_F(WebsiteReports, of_a_cancelled_deployment_give_the_client_what_its_site_is_now) {
  const provisioning::DeploymentCancelled cancelled{client, {}, 1, "a.example", provisioning::WebsiteStatus::error, 1};

  Agencies::hear(ours, cancelled);

  EXPECT_EQ(status(), "error");
}

TEST_F(WebsiteReports, in_another_agency_do_not_reach_the_client) {
  hear({1, false}, tenancy::TenantId::make());

  EXPECT_EQ(status(), "provisioning");
}

}  // namespace
}  // namespace tenants
