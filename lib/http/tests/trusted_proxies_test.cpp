// Whose word counts for the address of a person.
#include "http/trusted_proxies.hpp"

#include <gtest/gtest.h>

#include "http/tests/running_server.hpp"

namespace {

using http::TrustedProxies;
using http::testing::get;
using http::testing::quick_limits;
using http::testing::RawClient;
using http::testing::RunningServer;

std::string person(const TrustedProxies& proxies, const std::string& peer, const std::string& forwarded) {
  http::Headers headers;
  if (!forwarded.empty()) headers.push_back({"X-Forwarded-For", forwarded});
  if (peer == "unix") return proxies.person_behind(std::nullopt, headers);
  return proxies.person_behind(boost::asio::ip::make_address(peer), headers);
}

TEST(TrustedProxies, are_by_default_the_neighbours_on_this_machine) {
  const TrustedProxies usual;

  EXPECT_EQ(person(usual, "127.0.0.1", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(person(usual, "::1", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(person(usual, "::ffff:127.0.0.1", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(person(usual, "unix", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(person(usual, "198.51.100.7", "203.0.113.9"), "198.51.100.7");
  EXPECT_EQ(person(usual, "unix", ""), "");
}

TEST(TrustedProxies, are_only_those_that_are_listed) {
  const auto listed = TrustedProxies::parse("10.0.0.0/8, 2001:db8::7");
  ASSERT_TRUE(listed);

  EXPECT_EQ(person(*listed, "10.1.2.3", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(person(*listed, "2001:db8::7", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(person(*listed, "2001:db8::8", "203.0.113.9"), "2001:db8::8");
  EXPECT_EQ(person(*listed, "127.0.0.1", "203.0.113.9"), "127.0.0.1");
  EXPECT_EQ(person(*listed, "unix", "203.0.113.9"), "");
}

TEST(TrustedProxies, are_followed_from_the_end_to_the_first_stranger) {
  const auto listed = TrustedProxies::parse("unix, 10.0.0.0/8");
  ASSERT_TRUE(listed);

  EXPECT_EQ(person(*listed, "unix", "1.1.1.1, 203.0.113.9, 10.0.0.1"), "203.0.113.9");
  EXPECT_EQ(person(*listed, "unix", "10.0.0.2, 10.0.0.1"), "10.0.0.2");
  EXPECT_EQ(person(*listed, "unix", "1.1.1.1, <script>, 10.0.0.1"), "10.0.0.1");
  EXPECT_EQ(person(*listed, "10.0.0.9", "::ffff:203.0.113.9"), "203.0.113.9");
}

TEST(TrustedProxies, cannot_be_read_from_what_is_no_list_of_networks) {
  for (const auto* bad : {"everybody", "10.0.0.0/33", "10.0.0", "::1/129", "*"}) {
    EXPECT_FALSE(TrustedProxies::parse(bad)) << bad;
  }
  EXPECT_TRUE(TrustedProxies::parse(TrustedProxies::usual));
  EXPECT_TRUE(TrustedProxies::parse(""));
}

base::Task<http::Document> get_address(http::Caller caller) { co_return http::Document{"text/plain", caller.address}; }

TEST(TrustedProxies, decide_what_a_server_believes_of_its_peers) {
  http::Routes routes;
  routes.get("/address", get_address).says("Address").open();
  RunningServer trusting(routes);
  RunningServer strict(routes, quick_limits(), "127.0.0.1:0", *TrustedProxies::parse("10.0.0.1"));
  const auto address_at = [](const RunningServer& server) {
    RawClient client(server.port());
    client.send(get("/address", "X-Forwarded-For: 203.0.113.9\r\n"));
    return client.read().body;
  };

  EXPECT_EQ(address_at(trusting), "203.0.113.9");
  EXPECT_EQ(address_at(strict), "127.0.0.1");
}

}  // namespace
