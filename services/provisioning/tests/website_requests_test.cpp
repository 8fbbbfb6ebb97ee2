// A wanted website is checked whole before a row is written, and its domains are its own on the whole platform.
#include "deployments_fixture.hpp"

namespace provisioning {
namespace {

using testing::MatchesRegex;

class WebsiteRequests : public WebsitesOfTwoAgencies {
 protected:
  base::Error refusal_of(tenants::WantedWebsite wanted) {
    return error_of([&] { run(add(ours, client, "Bakery", wanted)); });
  }
  std::string broken_constraint(tenancy::TenantId agency, const std::string& domain) {
    try {
      run(add(agency, tenancy::SubTenantId::make(), "Other", {domain, "blog", {}}));
      return "";
    } catch (const sql::ConstraintViolation& violation) {
      return std::string(violation.constraint());
    }
  }
};

TEST_F(WebsiteRequests, write_the_website_and_its_two_domains) {
  const auto website = given_website("bakery.example");

  EXPECT_EQ(website.domain, "bakery.example");
  EXPECT_EQ(website.template_git_url, "file:///repositories/blog.git");
  EXPECT_EQ(ask("select status || ' ' || branch from provisioning.websites"), "provisioning main");
  EXPECT_THAT(ask("select platform_domain from provisioning.websites"),
              MatchesRegex("b-ckerei-m-ller-[0-9a-f]{8}\\.dde-sites\\.example"));
  EXPECT_EQ(ask("select count(*) from provisioning.domains d join provisioning.websites w "
                "on d.name in (w.primary_domain, w.platform_domain)"),
            "2");
}

TEST_F(WebsiteRequests, without_a_domain_have_the_platforms_alone) {
  const auto website = run(add(ours, client, "Marigold & Moss", {std::nullopt, "blog", {}}));

  EXPECT_THAT(website.domain, MatchesRegex("marigold-moss-[0-9a-f]{8}\\.dde-sites\\.example"));
  EXPECT_EQ(ask("select primary_domain = platform_domain from provisioning.websites"), "t");
  EXPECT_EQ(ask("select name from provisioning.domains"), website.domain);
}

TEST_F(WebsiteRequests, for_the_platforms_own_names_are_refused_at_the_domain) {
  for (const auto* domain : {"dde.example", "www.dde.example", "dde-sites.example", "x.dde-sites.example"}) {
    const auto refusal = refusal_of({domain, "blog", {}});

    EXPECT_EQ(refusal.kind(), base::ErrorKind::invalid);
    EXPECT_EQ(refusal.details().at(0).field, "website.domain");
    EXPECT_EQ(refusal.details().at(0).code, "reserved_domain");
  }
  EXPECT_EQ(ask("select count(*) from provisioning.websites"), "0");
}

TEST_F(WebsiteRequests, for_names_that_the_edge_cannot_serve_are_refused_at_the_domain) {
  const auto refusal = refusal_of({std::string(60, 'a') + "." + std::string(60, 'b') + ".example", "blog", {}});

  EXPECT_EQ(refusal.details().at(0).field, "website.domain");
  EXPECT_EQ(refusal.details().at(0).code, "host_too_long");
}

TEST_F(WebsiteRequests, for_an_unknown_template_are_refused_at_the_template) {
  const auto refusal = refusal_of({"bakery.example", "../blog", {}});

  EXPECT_EQ(refusal.details().at(0).field, "website.template");
  EXPECT_EQ(refusal.details().at(0).code, "not_one_of");
}

TEST_F(WebsiteRequests, for_unknown_features_name_every_one_of_them) {
  const auto& features = catalogue.get("ecommerce-pro", "template").features;
  ASSERT_FALSE(features.empty());

  const auto refusal = refusal_of({"bakery.example", "ecommerce-pro", {"teleport", features[0], "levitate"}});

  ASSERT_EQ(refusal.details().size(), 2U);
  EXPECT_EQ(refusal.details()[0].field, "website.features.0");
  EXPECT_EQ(refusal.details()[1].field, "website.features.2");
}

TEST_F(WebsiteRequests, for_a_domain_in_use_are_refused_whoever_has_it) {
  given_website("bakery.example");

  for (const auto agency : {ours, theirs}) EXPECT_EQ(broken_constraint(agency, "bakery.example"), "domains_name_key");
  EXPECT_EQ(ask("select count(*) from provisioning.websites"), "1");
}

TEST_F(WebsiteRequests, of_two_clients_with_one_name_get_two_platform_domains) {
  given_website("one.example");
  run(add(theirs, tenancy::SubTenantId::make(), "Bäckerei Müller", {"two.example", "blog", {}}));

  EXPECT_EQ(ask("select count(distinct platform_domain) from provisioning.websites"), "2");
}

}  // namespace
}  // namespace provisioning
