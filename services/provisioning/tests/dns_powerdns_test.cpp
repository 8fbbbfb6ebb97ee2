// The PowerDNS adapter against a real PowerDNS, seen through dig.
#include "dns/powerdns.hpp"

#include <gtest/gtest.h>

#include "dns_server.hpp"

namespace provisioning {
namespace {

struct SiteRecords : testing::Test {
  static void SetUpTestSuite() { server = std::make_unique<PowerDnsServer>(); }
  static void TearDownTestSuite() { server.reset(); }

  PowerDnsOptions options() const { return {.url = server->url(), .key = "test-key", .sites_domain = "sites.test"}; }

  std::string serial(const std::string& zone) const {
    const auto soa = server->dig(zone, "SOA");
    return soa.substr(0, soa.rfind(" 10800"));
  }

  static std::unique_ptr<PowerDnsServer> server;
  boost::asio::io_context context{1};
  http::Client client{context};
  PowerDns dns{client, options()};
};

std::unique_ptr<PowerDnsServer> SiteRecords::server;

TEST_F(SiteRecords, of_the_sites_domain_are_one_wildcard) {
  finish(context, dns.ensure_sites_zone("127.0.0.7"));

  EXPECT_EQ(server->dig("sites.test", "A"), "127.0.0.7\n");
  EXPECT_EQ(server->dig("any-slug.sites.test", "A"), "127.0.0.7\n");
  EXPECT_EQ(finish(context, dns.find_address("any-slug.sites.test")), "127.0.0.7");
  EXPECT_EQ(server->dig("sites.test", "NS"), "ns1.sites.test.\n");
}

TEST_F(SiteRecords, below_the_sites_domain_follow_a_new_address) {
  finish(context, dns.ensure_sites_zone("127.0.0.7"));

  finish(context, dns.ensure_address("shop.sites.test", "127.0.0.8"));

  EXPECT_EQ(server->dig("shop.sites.test", "A"), "127.0.0.8\n");
  finish(context, dns.remove_address("shop.sites.test"));
  EXPECT_EQ(server->dig("shop.sites.test", "A"), "127.0.0.8\n");
}

TEST_F(SiteRecords, of_a_custom_domain_stand_in_a_zone_of_its_own) {
  finish(context, dns.ensure_address("bakery.test", "127.0.0.9"));

  EXPECT_EQ(server->dig("bakery.test", "A"), "127.0.0.9\n");
  EXPECT_EQ(server->dig("bakery.test", "NS"), "ns1.sites.test.\n");
  EXPECT_EQ(finish(context, dns.find_address("bakery.test")), "127.0.0.9");
  EXPECT_EQ(finish(context, dns.find_address("www.bakery.test")), std::nullopt);
}

TEST_F(SiteRecords, leave_nothing_behind_when_they_are_removed) {
  finish(context, dns.ensure_address("gone.test", "127.0.0.9"));

  finish(context, dns.remove_address("gone.test"));

  EXPECT_EQ(server->dig("gone.test", "A"), "");
  EXPECT_EQ(server->dig("gone.test", "SOA"), "");
  EXPECT_EQ(finish(context, dns.find_address("gone.test")), std::nullopt);
  EXPECT_NO_THROW(finish(context, dns.remove_address("gone.test")));
}

TEST_F(SiteRecords, share_the_zone_of_their_parent_until_the_last_one_goes) {
  finish(context, dns.ensure_address("cafe.test", "127.0.0.1"));
  finish(context, dns.ensure_address("www.cafe.test", "127.0.0.2"));

  finish(context, dns.remove_address("cafe.test"));
  EXPECT_EQ(server->dig("cafe.test", "A"), "");
  EXPECT_EQ(server->dig("www.cafe.test", "A"), "127.0.0.2\n");

  finish(context, dns.remove_address("www.cafe.test"));
  EXPECT_EQ(server->dig("cafe.test", "SOA"), "");
}

TEST_F(SiteRecords, are_repeated_without_a_new_serial_and_changed_with_one) {
  finish(context, dns.ensure_address("same.test", "127.0.0.1"));
  const auto first = serial("same.test");

  finish(context, dns.ensure_address("same.test", "127.0.0.1"));
  EXPECT_EQ(serial("same.test"), first);

  finish(context, dns.ensure_address("same.test", "127.0.0.2"));
  EXPECT_NE(serial("same.test"), first);
  EXPECT_EQ(server->dig("same.test", "A"), "127.0.0.2\n");
}

TEST_F(SiteRecords, of_text_stand_beside_each_other) {
  finish(context, dns.ensure_address("proof.test", "127.0.0.1"));

  finish(context, dns.ensure_txt("_acme-challenge.proof.test", "one"));
  finish(context, dns.ensure_txt("_acme-challenge.proof.test", "two"));
  finish(context, dns.ensure_txt("_acme-challenge.proof.test", "two"));
  finish(context, dns.remove_txt("_acme-challenge.proof.test", "one"));

  EXPECT_EQ(server->dig("_acme-challenge.proof.test", "TXT"), "\"two\"\n");
  finish(context, dns.remove_txt("_acme-challenge.proof.test", "two"));
  EXPECT_EQ(server->dig("_acme-challenge.proof.test", "TXT"), "");
}

TEST_F(SiteRecords, are_made_by_twenty_at_once) {
  std::vector<std::future<void>> made;
  for (int i = 0; i < 20; ++i) {
    made.push_back(co_spawn(context, dns.ensure_address("crowd.test", "127.0.0.3"), boost::asio::use_future));
  }
  context.run();

  for (auto& one : made) EXPECT_NO_THROW(one.get());
  EXPECT_EQ(server->dig("crowd.test", "A"), "127.0.0.3\n");
}

TEST_F(SiteRecords, are_refused_for_names_that_are_none) {
  for (const auto* host : {"", ".", "a..b", "a/../b", "UPPER.test", "a b.test", "x?y.test", "a%2f.test"}) {
    EXPECT_EQ(error_of([&] { finish(context, dns.ensure_address(host, "127.0.0.1")); }).code(), "internal_error")
        << host;
  }
  EXPECT_EQ(error_of([&] { finish(context, dns.ensure_address("a.test", "nonsense")); }).code(), "internal_error");
  EXPECT_EQ(error_of([&] { finish(context, dns.ensure_address("test", "127.0.0.1")); }).code(), "dns_refused");
  EXPECT_EQ(error_of([&] { finish(context, dns.ensure_txt("no-zone.test", "x")); }).code(), "dns_refused");
}

TEST_F(SiteRecords, need_the_right_key_and_a_server) {
  auto wrong = options();
  wrong.key = "wrong";
  PowerDns locked(client, wrong);
  auto nowhere = options();
  nowhere.url = "http://127.0.0.1:1";
  PowerDns absent(client, nowhere);

  const auto refused = error_of([&] { finish(context, locked.find_address("a.test")); });
  const auto silent = error_of([&] { finish(context, absent.find_address("a.test")); });

  EXPECT_NE(refused.message().find("powerdns_key"), std::string::npos) << refused.message();
  EXPECT_EQ(silent.kind(), base::ErrorKind::unavailable);
}

TEST(ZoneRecords, are_resolved_by_the_closest_wildcard) {
  const ZoneRecords zone{
      "z.test.", "", {{"*.z.test.", "A", {"1"}}, {"*.deep.z.test.", "A", {"2"}}, {"own.z.test.", "A", {"3"}}}};

  EXPECT_EQ(zone.resolve("own.z.test.", "A")->values[0], "3");
  EXPECT_EQ(zone.resolve("a.z.test.", "A")->values[0], "1");
  EXPECT_EQ(zone.resolve("a.deep.z.test.", "A")->values[0], "2");
  EXPECT_EQ(zone.resolve("z.test.", "A"), nullptr);
  EXPECT_EQ(zone.resolve("a.z.test.", "TXT"), nullptr);
}

TEST(ZoneRecords, are_unavailable_when_the_answer_is_no_zone) {
  EXPECT_THROW(read_zone("<html>"), base::Error);
  EXPECT_THROW(read_zone("[]"), base::Error);
  EXPECT_TRUE(read_zone(R"({"rrsets":[5,{"records":"x"}]})").sets.size() == 1);
}

}  // namespace
}  // namespace provisioning
