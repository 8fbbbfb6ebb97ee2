// Which texts are accepted as redis_url.
#include "redis/address.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace redis {
namespace {

TEST(Address, reads_a_unix_socket) {
  const auto address = parse_address("unix:///var/lib/dde/redis/redis.sock");

  EXPECT_EQ(address.path, "/var/lib/dde/redis/redis.sock");
  EXPECT_EQ(address.host, "");
}

TEST(Address, reads_host_port_password_and_database) {
  const auto address = parse_address("redis://:se%40cret@cache.example:6380/3");

  EXPECT_EQ(address.host, "cache.example");
  EXPECT_EQ(address.port, "6380");
  EXPECT_EQ(address.password, "se@cret");
  EXPECT_EQ(address.database, "3");
}

TEST(Address, reads_a_bare_host_and_an_ipv6_address) {
  EXPECT_EQ(parse_address("redis://localhost").port, "6379");
  EXPECT_EQ(parse_address("redis://[::1]:7000").host, "::1");
}

TEST(Address, refuses_everything_else) {
  for (const auto* text :
       {"", "redis.sock", "unix://", "http://localhost:6379", "redis://", "rediss://host:1", "redis://host:a"}) {
    EXPECT_THROW(parse_address(text), base::Error) << text;
  }
}

}  // namespace
}  // namespace redis
