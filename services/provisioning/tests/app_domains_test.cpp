// An agency's own address: proven before it is claimed, connected only when it leads here, gone without a trace.
#include "app_domains_fixture.hpp"

namespace provisioning {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* domain = "app.nova.example";

TEST(Pauses, grow_from_ten_seconds_to_a_quarter_of_an_hour) {
  using std::chrono::seconds;
  EXPECT_EQ(pause_after(seconds(0)), seconds(10));
  EXPECT_EQ(pause_after(seconds(800)), seconds(100));
  EXPECT_EQ(pause_after(std::chrono::hours(71)), seconds(900));
}

TEST_F(OwnAddresses, wait_for_their_proof_and_say_what_is_missing_once) {
  want(domain);
  settle();
  check();
  settle();

  EXPECT_EQ(reports(), "pending There is no TXT record _dde-challenge.app.nova.example yet. DNS may take some time to "
                       "show a new one.");
  EXPECT_EQ(ask("select count(*) from provisioning.domains"), "0");
}

TEST_F(OwnAddresses, are_not_proven_by_somebody_elses_token) {
  sql::testing::run(context, world.dns.ensure_txt("_dde-challenge.app.nova.example", "dde-another-token"));

  want(domain);
  settle();

  EXPECT_THAT(reports(), StartsWith("pending The TXT record"));
}

TEST_F(OwnAddresses, that_are_proven_are_the_agencys_and_told_where_they_lead) {
  set_proof(domain);
  lead(domain, "198.51.100.1");

  want(domain);
  settle();

  EXPECT_EQ(reports(), "verified app.nova.example leads to 198.51.100.1 and not to 203.0.113.7.");
  EXPECT_EQ(ask("select name from provisioning.domains where app_domain_id is not null"), domain);
  EXPECT_FALSE(world.edge.is_platform(domain));
}

TEST_F(OwnAddresses, that_lead_here_get_a_certificate_and_a_place_at_the_edge) {
  set_proof(domain);
  lead(domain, edge_address);

  want(domain);
  settle();

  EXPECT_TRUE(is_connected(world, domain));
  EXPECT_THAT(world.certificates.find(domain)->hosts, testing::ElementsAre(domain));
  EXPECT_THAT(reports(), StartsWith("verified "));  // no edge answers here, so it is not active
}

TEST_F(OwnAddresses, stay_proven_when_the_record_is_taken_away_and_come_back_when_they_disappear) {
  set_proof(domain);
  lead(domain, edge_address);
  want(domain);
  settle();
  ask("update provisioning.app_domains set state = 'active', reason = null, next_check_at = now()");
  sql::testing::run(context, world.dns.remove_txt("_dde-challenge.app.nova.example", token));

  world.edge.remove(domain);
  world.certificates.remove(domain);
  check();
  settle();

  EXPECT_TRUE(is_connected(world, domain));
  EXPECT_EQ(ask("select state from provisioning.app_domains"), "active");
}

TEST_F(OwnAddresses, that_a_website_has_are_refused_whoever_proves_them) {
  given_website(domain);
  set_proof(domain);

  hear(theirs, tenants::AppDomainRequested{id, domain, token});
  settle();

  EXPECT_EQ(reports(), "failed This domain leads somewhere on this platform already.");
  EXPECT_EQ(ask("select count(*) from provisioning.domains where app_domain_id is not null"), "0");
}

TEST_F(OwnAddresses, are_given_up_after_three_days_and_taken_up_again_when_somebody_asks) {
  want(domain);
  settle();
  base::Clock::shift(std::chrono::hours(73));
  hear(ours, tenants::AppDomainCheckRequested{base::make_uuid()});
  ask("update provisioning.app_domains set next_check_at = now()");
  wait_for("select state from provisioning.app_domains", "failed");

  set_proof(domain);
  check();
  settle();

  EXPECT_THAT(reports(), HasSubstr("; verified app.nova.example leads nowhere yet."));
}

TEST_F(OwnAddresses, that_were_given_up_leave_nothing_and_can_be_used_again) {
  set_proof(domain);
  lead(domain, edge_address);
  want(domain);
  settle();

  hear(ours, tenants::AppDomainRemoved{id, domain});
  settle();

  EXPECT_EQ(world.edge.target(domain), std::nullopt);
  EXPECT_FALSE(world.certificates.find(domain));
  EXPECT_EQ(ask("select count(*) from provisioning.domains"), "0");
  given_website(domain);
}

TEST_F(OwnAddresses, whose_end_is_heard_before_their_beginning_come_to_nothing) {
  set_proof(domain);
  hear(ours, tenants::AppDomainRemoved{id, domain});
  want(domain);
  settle();

  EXPECT_EQ(reports(), "");
  EXPECT_EQ(ask("select count(*) from provisioning.domains"), "0");
}

class FreeNames : public WebsitesOfTwoAgencies {
 protected:
  std::string refusal_of(tenancy::TenantId agency, std::string name) {
    const auto ask_for = [&]() -> base::Task<void> {
      AppDomainRules rules(options());
      auto tx = co_await db.begin(tenancy::Scope::of(agency));
      co_await rules.require_free(tx, name);
      co_await tx.commit();
    };
    try {
      sql::testing::run(context, ask_for());
    } catch (const sql::ConstraintViolation& violation) {
      return std::string(violation.constraint());
    } catch (const base::Error& error) {
      return error.details().at(0).field + " " + error.details().at(0).code;
    }
    return "";
  }
};

TEST_F(FreeNames, are_those_that_nobody_has_and_asking_keeps_none) {
  EXPECT_EQ(refusal_of(ours, "app.nova.example"), "");
  EXPECT_EQ(refusal_of(theirs, "app.nova.example"), "");
  EXPECT_EQ(ask("select count(*) from provisioning.domains"), "0");
}

TEST_F(FreeNames, are_not_the_platforms_nor_too_long_nor_a_sites) {
  given_website("bakery.example");

  EXPECT_EQ(refusal_of(theirs, "bakery.example"), "domains_name_key");
  EXPECT_EQ(refusal_of(ours, "dde.example"), "domain reserved_domain");
  EXPECT_EQ(refusal_of(ours, "x.dde-sites.example"), "domain reserved_domain");
  EXPECT_EQ(refusal_of(ours, std::string(60, 'a') + "." + std::string(60, 'b') + ".example"), "domain host_too_long");
}

}  // namespace
}  // namespace provisioning
