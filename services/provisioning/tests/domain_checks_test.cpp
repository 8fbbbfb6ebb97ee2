// What an agency learns about a name before it adds the client.
#include "domain_checks.hpp"
#include "deployments_fixture.hpp"
#include "dns/powerdns.hpp"
#include "dns_server.hpp"
#include "http/client.hpp"
#include "http/testing/ask.hpp"

namespace provisioning {
namespace {

class DomainChecks : public WebsitesOfTwoAgencies {
 protected:
  DomainChecks() {
    wanted.edge_address = "203.0.113.7";
    add_domain_check_routes(routes, wanted, resolver);
  }

  http::testing::Answer answer(http::testing::Ask ask) {
    const tenancy::Member who{tenancy::UserId::make(), ours, std::nullopt, tenancy::SessionId::make(),
                              tenancy::Role::agency,   {"*"}};
    http::Dispatcher dispatcher(routes, http::testing::signed_in_as(who), &db);
    ask.bearer = "somebody";
    return http::testing::ask(context, dispatcher, std::move(ask));
  }
  http::testing::Answer check(const std::string& domain) {
    return answer({.method = "POST", .path = "/api/v1/domains/check", .body = {{"domain", domain}}});
  }
  http::testing::Answer lead_of(tenancy::SubTenantId client) {
    return answer({.path = "/api/v1/clients/" + to_string(client) + "/website/domain"});
  }
  std::string problem_of(const std::string& domain) { return check(domain).field("problem"); }
  void lead(const std::string& domain, const std::string& address) { run(zones.ensure_address(domain, address)); }
  void run(base::Task<void> task) { sql::testing::run(context, std::move(task)); }
  using WebsitesOfTwoAgencies::run;

  Options wanted = options();
  const PowerDnsServer server;
  http::Client dns_client{context};
  PowerDns zones{dns_client,
                 {.url = server.url(), .key = "test-key", .sites_domain = "sites.example", .nameservers = {}}};
  dns::Resolver resolver{server.resolver()};
  http::Routes routes;
};

TEST_F(DomainChecks, find_a_free_name_that_leads_here) {
  lead("bakery.example", "203.0.113.7");

  const auto answer = check("Bakery.example");

  EXPECT_EQ(answer.status, 200) << answer.text;
  EXPECT_EQ(answer.text, R"({"domain":"bakery.example","wantedAddress":"203.0.113.7",)"
                         R"("addresses":["203.0.113.7"],"leadsHere":true,"isLookedUp":true,"problem":null})");
}

TEST_F(DomainChecks, find_a_free_name_that_leads_elsewhere_or_nowhere) {
  lead("bakery.example", "198.51.100.1");

  EXPECT_THAT(check("bakery.example").text, testing::HasSubstr(R"("addresses":["198.51.100.1"],"leadsHere":false)"));
  EXPECT_THAT(check("nowhere.example").text, testing::HasSubstr(R"("addresses":[],"leadsHere":false)"));
}

TEST_F(DomainChecks, say_why_a_name_cannot_be_had) {
  run(add(theirs, tenancy::SubTenantId::make(), "Other", {"taken.example", "blog", {}}));

  EXPECT_EQ(problem_of("taken.example"), "taken");
  EXPECT_EQ(problem_of("www.dde.example"), "reserved");
  EXPECT_EQ(problem_of(std::string(60, 'a') + "." + std::string(60, 'b') + ".example"), "too_long");
  EXPECT_EQ(check("no domain").status, 422);
}

TEST_F(DomainChecks, follow_the_domain_of_a_website_that_is_there) {
  const auto client = tenancy::SubTenantId::make();
  run(add(ours, client, "Bakery", {"bakery.example", "blog", {}}));

  lead("bakery.example", "198.51.100.1");
  EXPECT_EQ(lead_of(client).text, R"({"domain":"bakery.example","wantedAddress":"203.0.113.7",)"
                                  R"("addresses":["198.51.100.1"],"leadsHere":false,"isLookedUp":true})");
  lead("bakery.example", "203.0.113.7");
  EXPECT_THAT(lead_of(client).text, testing::HasSubstr(R"("addresses":["203.0.113.7"],"leadsHere":true)"));
}

TEST_F(DomainChecks, follow_no_domain_of_another_agency) {
  const auto client = tenancy::SubTenantId::make();
  run(add(theirs, client, "Other", {"other.example", "blog", {}}));

  EXPECT_EQ(lead_of(client).status, 404);
}

TEST_F(DomainChecks, claim_nothing) {
  EXPECT_EQ(problem_of("bakery.example"), "");
  EXPECT_EQ(problem_of("bakery.example"), "");

  EXPECT_EQ(ask("select count(*) from provisioning.domains"), "0");
}

TEST_F(DomainChecks, know_nothing_while_no_name_server_answers) {
  dns::Resolver nobody{"127.0.0.1:1"};
  http::Routes lonely;
  add_domain_check_routes(lonely, wanted, nobody);
  routes = std::move(lonely);

  EXPECT_THAT(check("bakery.example").text, testing::HasSubstr(R"("leadsHere":false,"isLookedUp":false)"));
}

}  // namespace
}  // namespace provisioning
