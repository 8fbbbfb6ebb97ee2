// The arithmetic of buckets, whose they are, and what is told of them.
#include "http/buckets.hpp"

#include <gtest/gtest.h>

#include "base/time.hpp"
#include "http/local_buckets.hpp"

namespace {

using http::address_key;
using http::Claim;
using std::chrono::seconds;

class Buckets : public testing::Test {
 protected:
  ~Buckets() override { base::Clock::shift(seconds(0)); }

  int taken(int times, Claim claim) {
    int count = 0;
    for (int i = 0; i < times; ++i) count += local.take({claim}).is_allowed ? 1 : 0;
    return count;
  }

  http::LocalBuckets local;
  const Claim one{.bucket = {"plan", 100}, .key = "ours"};
};

TEST_F(Buckets, give_what_they_hold_at_once_and_no_more) {
  EXPECT_EQ(taken(150, one), 100);
  EXPECT_EQ(taken(5, {.bucket = {"plan", 100}, .key = "theirs"}), 5);
  EXPECT_EQ(taken(5, {.bucket = {"deploy", 100}, .key = "ours"}), 5);
}

TEST_F(Buckets, fill_up_evenly_while_time_passes) {
  taken(100, one);

  base::Clock::shift(seconds(30));
  EXPECT_EQ(taken(100, one), 50);
  base::Clock::shift(seconds(33));
  EXPECT_EQ(taken(100, one), 5);
  base::Clock::shift(seconds(600));
  EXPECT_EQ(taken(150, one), 100);
}

TEST_F(Buckets, hold_every_capacity_exactly) {
  for (const std::int64_t capacity : {1, 3, 7, 100, 500, 2000, 6001}) {
    const Claim claim{.bucket = {"plan", capacity, seconds(3600)}, .key = std::to_string(capacity)};
    EXPECT_EQ(taken(static_cast<int>(capacity) + 10, claim), capacity);
  }
}

TEST_F(Buckets, are_emptied_faster_by_what_costs_more) {
  const Claim dear{.bucket = {"plan", 100}, .key = "ours", .cost = 30};

  EXPECT_EQ(taken(10, dear), 3);
  EXPECT_EQ(taken(20, one), 10);
}

TEST_F(Buckets, let_a_request_through_that_costs_more_than_they_hold_when_they_are_full) {
  const Claim huge{.bucket = {"plan", 100}, .key = "ours", .cost = 1000};

  EXPECT_EQ(taken(3, huge), 1);
}

TEST_F(Buckets, of_one_request_are_taken_from_together_or_not_at_all) {
  const Claim tight{.bucket = {"deploy", 2}, .key = "ours"};
  int count = 0;
  for (int i = 0; i < 10; ++i) count += local.take({one, tight}).is_allowed ? 1 : 0;

  EXPECT_EQ(count, 2);
  EXPECT_EQ(taken(100, one), 98);
}

TEST_F(Buckets, keep_their_share_when_the_plan_changes) {
  taken(50, one);

  EXPECT_EQ(taken(1000, {.bucket = {"plan", 500}, .key = "ours"}), 250);
}

TEST_F(Buckets, survive_a_clock_that_is_set_back) {
  base::Clock::shift(seconds(7200));
  taken(100, one);

  base::Clock::shift(seconds(0));
  EXPECT_EQ(taken(1, one), 0);
  const auto verdict = local.take({one});
  EXPECT_LE(verdict.retry_after(), seconds(1));
}

TEST_F(Buckets, say_what_is_left_and_when_there_will_be_more) {
  const Claim tight{.bucket = {"deploy", 2, seconds(60)}, .key = "ours"};
  const auto told = [](const http::Verdict& verdict) {
    http::Headers headers;
    verdict.append_to(headers);
    return std::string(find_header(headers, "RateLimit")) + " / " +
           std::string(find_header(headers, "RateLimit-Policy"));
  };

  EXPECT_EQ(told(local.take({one, tight})),
            "\"plan\";r=99;t=1, \"deploy\";r=1;t=30 / \"plan\";q=100;w=60, \"deploy\";q=2;w=60");
  local.take({one, tight});
  const auto refusal = local.take({one, tight});
  EXPECT_FALSE(refusal.is_allowed);
  EXPECT_EQ(refusal.retry_after(), seconds(30));
  EXPECT_EQ(told(refusal), "\"plan\";r=98;t=1, \"deploy\";r=0;t=30 / \"plan\";q=100;w=60, \"deploy\";q=2;w=60");
}

TEST_F(Buckets, promise_no_moment_before_which_they_refuse_again) {
  const Claim tight{.bucket = {"reset", 3, seconds(300)}, .key = "ours"};
  taken(3, tight);
  const auto wait = local.take({tight}).retry_after();

  base::Clock::shift(wait - seconds(2));
  EXPECT_FALSE(local.take({tight}).is_allowed);
  base::Clock::shift(wait);
  EXPECT_TRUE(local.take({tight}).is_allowed);
}

TEST(AddressKey, is_the_address_of_ipv4_and_the_64_of_ipv6) {
  EXPECT_EQ(address_key("203.0.113.9"), "203.0.113.9");
  EXPECT_NE(address_key("203.0.113.9"), address_key("203.0.113.10"));
  EXPECT_EQ(address_key("2001:db8:1:2::1"), address_key("2001:db8:1:2:ffff:ffff:ffff:ffff"));
  EXPECT_NE(address_key("2001:db8:1:2::1"), address_key("2001:db8:1:3::1"));
  EXPECT_EQ(address_key("fe80::1%1"), address_key("fe80::2"));
}

TEST(AddressKey, is_the_same_for_an_ipv4_address_however_it_is_written) {
  EXPECT_EQ(address_key("::ffff:203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(address_key("::ffff:cb00:7109"), "203.0.113.9");
}

}  // namespace
