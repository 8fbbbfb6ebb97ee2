// Which addresses are public, and that names cannot hide the others.
#include "http/egress.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>

#include "base/error.hpp"

namespace {

namespace asio = boost::asio;

std::string outcome(base::Task<http::Endpoint> task) {
  asio::io_context context{1};
  std::string text;
  asio::co_spawn(context, std::move(task), [&](std::exception_ptr failure, const http::Endpoint& found) {
    try {
      if (failure) std::rethrow_exception(failure);
      text = found.address + " " + std::to_string(found.port);
    } catch (const base::Error& error) {
      text = error.code();
    }
  });
  context.run();
  return text;
}

TEST(PublicAddresses, are_those_of_the_internet) {
  for (const auto* text : {"1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.15.0.1",
                           "172.32.0.1", "192.167.1.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1"}) {
    EXPECT_TRUE(http::is_public_address(asio::ip::make_address(text))) << text;
  }
}

TEST(PublicAddresses, are_not_the_inner_ones) {
  for (const auto* text :
       {"0.0.0.0",       "0.1.2.3",          "10.0.0.1",        "100.64.0.1",      "100.100.100.200", "100.127.255.255",
        "127.0.0.1",     "127.255.255.254",  "169.254.169.254", "172.16.0.1",      "172.31.255.255",  "192.0.0.8",
        "192.0.2.1",     "192.168.1.1",      "198.18.0.1",      "198.19.255.255",  "198.51.100.1",    "203.0.113.1",
        "224.0.0.1",     "239.1.2.3",        "240.0.0.1",       "255.255.255.255", "168.63.129.16",   "::",
        "::1",           "::ffff:127.0.0.1", "::ffff:8.8.8.8",  "::127.0.0.1",     "64:ff9b::7f00:1", "64:ff9b:1::1",
        "100::1",        "2001::1",          "2001:db8::1",     "2002:7f00:1::1",  "3fff::1",         "fc00::1",
        "fd00:ec2::254", "fe80::1",          "fec0::1",         "ff02::1",         "4000::1"}) {
    EXPECT_FALSE(http::is_public_address(asio::ip::make_address(text))) << text;
  }
}

TEST(Egress, gives_the_address_of_a_public_host) {
  const http::Egress egress("");

  EXPECT_EQ(outcome(egress.resolve("1.1.1.1", 443)), "1.1.1.1 443");
  EXPECT_EQ(outcome(egress.resolve_url("https://1.1.1.1/path?query")), "1.1.1.1 443");
  EXPECT_EQ(outcome(egress.resolve_url("http://[2606:4700::1111]:8080/")), "2606:4700::1111 8080");
}

TEST(Egress, refuses_every_spelling_of_an_inner_address) {
  const http::Egress egress("");

  for (const auto* host : {"localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.1", "0177.0.0.1", "0x7f000001",
                           "2130706433", "0", "[::1]", "::1", "[::ffff:10.0.0.1]", "169.254.169.254", "10.0.0.1"}) {
    EXPECT_EQ(outcome(egress.resolve(host, 80)), "address_not_allowed") << host;
  }
  EXPECT_EQ(outcome(egress.resolve_url("http://user@127.0.0.1:80/")), "address_not_allowed");
  EXPECT_EQ(outcome(egress.resolve_url("http://1.1.1.1@127.0.0.1/")), "address_not_allowed");
}

TEST(Egress, refuses_what_is_no_host_or_url) {
  const http::Egress egress("");

  EXPECT_EQ(outcome(egress.resolve("", 80)), "host_not_found");
  EXPECT_EQ(outcome(egress.resolve("a b", 80)), "host_not_found");
  EXPECT_EQ(outcome(egress.resolve(std::string(300, 'a'), 80)), "host_not_found");
  for (const auto* url : {"", "ftp://1.1.1.1/", "file:///etc/passwd", "//1.1.1.1", "http://", "http://1.1.1.1:99999/",
                          "http://1.1.1.1:0/", "gopher://1.1.1.1:70/", "javascript:1"}) {
    EXPECT_EQ(outcome(egress.resolve_url(url)), "not_a_url") << url;
  }
}

TEST(Egress, lets_exactly_the_excepted_host_and_port_through) {
  const http::Egress egress("127.0.0.1:9418,localhost:80,[::1]:81");

  EXPECT_EQ(outcome(egress.resolve("127.0.0.1", 9418)), "127.0.0.1 9418");
  EXPECT_EQ(outcome(egress.resolve("127.0.0.1", 9419)), "address_not_allowed");
  EXPECT_EQ(outcome(egress.resolve("127.0.0.2", 9418)), "address_not_allowed");
  EXPECT_EQ(outcome(egress.resolve("localhost", 9418)), "address_not_allowed");
  EXPECT_EQ(outcome(egress.resolve("::1", 81)), "::1 81");
  EXPECT_NE(outcome(egress.resolve("LocalHost", 80)), "address_not_allowed");
}

TEST(Egress, refuses_an_unreadable_exception) {
  for (const auto* text : {"localhost", ":80", "localhost:", "localhost:x", "localhost:0", "a:80,b", "a:70000"}) {
    EXPECT_THROW(http::Egress{text}, base::Error) << text;
  }
}

}  // namespace
