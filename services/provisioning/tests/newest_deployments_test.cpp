// The deployments of all websites in one list.
#include "website_acts_fixture.hpp"

namespace provisioning {
namespace {

class NewestDeployments : public WebsiteActs {
 protected:
  NewestDeployments() {
    run(add(ours, florist, "Florist", {"florist.example", "blog", {}}));
    run(add(theirs, tenancy::SubTenantId::make(), "Other", {"other.example", "blog", {}}));
  }

  void deploy_to(tenancy::SubTenantId whose, tenancy::TenantId agency) {
    const auto begin = [](sql::Database& db, tenancy::TenantId tenant, tenancy::SubTenantId id) -> base::Task<void> {
      auto tx = co_await db.begin(tenancy::Scope::of(tenant));
      co_await start_deployment(tx, id, DeploymentCause::deploy, std::nullopt);
      co_await tx.commit();
    };
    run(begin(db, agency, whose));
  }
  void run(base::Task<void> task) { sql::testing::run(context, std::move(task)); }
  using WebsiteActs::run;
  Answer list(const std::string& query = "") {
    http::Dispatcher doors(routes, http::testing::signed_in_as(member), &db);
    return http::testing::ask(context, doors, {.path = "/api/v1/deployments" + query, .bearer = "somebody"});
  }
  std::vector<std::string> domains(const Answer& answer) {
    std::vector<std::string> found;
    for (const auto& one : answer.body.at("data").as_array()) found.emplace_back(one.at("domain").as_string());
    return found;
  }

  const tenancy::SubTenantId florist = tenancy::SubTenantId::make();
};

TEST_F(NewestDeployments, of_all_ones_websites_come_newest_first_in_pages) {
  deploy_to(client, ours);
  deploy_to(florist, ours);

  const auto first = list("?limit=1");

  EXPECT_THAT(domains(list()), testing::ElementsAre("florist.example", "bakery.example"));
  EXPECT_EQ(first.body.at("data").at(0).at("clientName").as_string(), "Florist");
  EXPECT_THAT(domains(list("?limit=1&cursor=" + first.field("nextCursor"))), testing::ElementsAre("bakery.example"));
}

TEST_F(NewestDeployments, of_other_agencies_and_clients_are_nobodys_business) {
  deploy_to(client, ours);
  deploy_to(florist, ours);

  member.role = tenancy::Role::client;
  member.sub_tenant_id = florist;
  EXPECT_THAT(domains(list()), testing::ElementsAre("florist.example"));
  member.sub_tenant_id.reset();
  member.tenant_id = theirs;
  EXPECT_THAT(domains(list()), testing::IsEmpty());
}

}  // namespace
}  // namespace provisioning
