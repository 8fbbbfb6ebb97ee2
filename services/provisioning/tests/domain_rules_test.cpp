// Which names a website may have, and how its address is written.
#include "domain_rules.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace provisioning {
namespace {

TEST(ReservedDomains, are_the_platforms_own_names_and_everything_below_them) {
  for (const auto* domain :
       {"dde.example", "www.dde.example", "a.b.dde.example", "dde-sites.example", "x.dde-sites.example"}) {
    EXPECT_TRUE(is_reserved_domain(domain, "dde.example", "dde-sites.example")) << domain;
  }
}

TEST(ReservedDomains, are_no_names_that_only_look_like_them) {
  for (const auto* domain :
       {"bakery.example", "mydde.example", "dde.example.org", "example", "dde.exampl", "xdde-sites.example"}) {
    EXPECT_FALSE(is_reserved_domain(domain, "dde.example", "dde-sites.example")) << domain;
  }
}

struct Named {
  std::string name;
  std::string slug;
};

TEST(Slugs, are_dns_labels_made_of_names) {
  const std::vector<Named> cases{
      {"Bakery", "bakery"},
      {"Bäckerei Müller & Co.", "b-ckerei-m-ller-co"},
      {"  --A--  ", "a"},
      {"24/7", "24-7"},
      {"日本語", "site"},
      {"", "site"},
      {"a.b;{}\n../c", "a-b-c"},
      {std::string(60, 'x'), std::string(40, 'x')},
      {std::string(39, 'x') + " y", std::string(39, 'x')},
  };

  for (const auto& [name, slug] : cases) EXPECT_EQ(slug_of(name), slug) << name;
}

TEST(SiteAddresses, leave_out_the_port_that_browsers_know) {
  EXPECT_EQ(site_url("bakery.example", 443), "https://bakery.example/");
  EXPECT_EQ(site_url("bakery.example", 8443), "https://bakery.example:8443/");
}

}  // namespace
}  // namespace provisioning
