// Counting in a real Redis, and without it.
#include "http/rate_limit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "base/log.hpp"
#include "base/metrics.hpp"
#include "base/sleep.hpp"
#include "redis/client.hpp"
#include "redis/testing/private_redis.hpp"
#include "sql/testing/run.hpp"

namespace {

using http::Claim;
using http::LocalBuckets;
using http::RateLimit;
using std::chrono::milliseconds;
using std::chrono::seconds;
using SteadyClock = std::chrono::steady_clock;

bool counts_alone() { return base::metrics_text().contains("\ndde_rate_limit_local 1\n"); }

// What one `dde serve` has: its own memory, its own connection.
struct Process {
  explicit Process(std::string redis_url)
      : limit(context, local, {.redis_url = std::move(redis_url), .deadline = milliseconds(1000)}) {}

  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }

  boost::asio::io_context context{1};
  LocalBuckets local;
  RateLimit limit;
};

base::Task<void> take_times(RateLimit& limit, Claim claim, int times, std::atomic<int>& taken) {
  for (int i = 0; i < times; ++i) {
    const auto verdict = co_await limit.take(std::vector{claim});
    if (verdict.is_allowed) ++taken;
  }
}

base::Task<void> take_until(RateLimit& limit, Claim claim, SteadyClock::time_point end, std::atomic<int>& taken) {
  while (SteadyClock::now() < end) {
    const auto verdict = co_await limit.take(std::vector{claim});
    if (verdict.is_allowed) ++taken;
    if (!verdict.is_allowed) co_await base::sleep_for(milliseconds(1));
  }
}

class Plans : public testing::TestWithParam<std::int64_t> {};

TEST_P(Plans, are_kept_within_five_percent_by_two_processes_together) {
  const redis::testing::PrivateRedis redis;
  const Claim claim{.bucket = {"plan", GetParam()}, .key = "ours"};
  std::atomic<int> taken = 0;

  const auto begin = SteadyClock::now();
  const auto knock = [&] {
    Process process(redis.url());
    process.run(take_times(process.limit, claim, static_cast<int>(GetParam()), taken));
  };
  std::thread other(knock);
  knock();
  other.join();

  const std::chrono::duration<double> took = SteadyClock::now() - begin;
  const double due = static_cast<double>(GetParam()) * (1 + took.count() / 60);
  EXPECT_GE(taken, GetParam());
  EXPECT_LE(taken, due * 1.05);
}

INSTANTIATE_TEST_SUITE_P(OfTheSeeds, Plans, testing::Values(100, 500, 2000));

TEST(RateLimits, give_to_two_processes_what_flows_in_while_time_passes) {
  const redis::testing::PrivateRedis redis;
  const Claim claim{.bucket = {"plan", 100, seconds(2)}, .key = "ours"};
  std::atomic<int> taken = 0;
  const auto begin = SteadyClock::now();
  const auto end = begin + seconds(4);

  const auto knock = [&] {
    Process process(redis.url());
    process.run(take_until(process.limit, claim, end, taken));
  };
  std::thread other(knock);
  knock();
  other.join();

  const std::chrono::duration<double> took = SteadyClock::now() - begin;
  EXPECT_NEAR(taken, 100 + took.count() * 50, (100 + took.count() * 50) * 0.05);
}

class RateLimitOfAThread : public testing::Test {
 protected:
  RateLimitOfAThread() {
    base::redirect_log([this](const std::string& line) {
      const std::lock_guard lock(mutex);
      log += line + "\n";
    });
  }
  ~RateLimitOfAThread() override { base::redirect_log({}); }

  http::RateLimitOptions options() const { return {.redis_url = redis.url(), .pause = milliseconds(100)}; }
  int taken(int times) {
    std::atomic<int> count = 0;
    sql::testing::run(context, take_times(limit, claim, times, count));
    return count;
  }
  std::string ask_redis(std::vector<std::string> command) {
    redis::Client client(context, redis.url());
    return sql::testing::run(context, client.command(std::move(command))).text;
  }
  // Turns the loop until it counts alone, or not.
  void wait_until_alone(bool is_alone) {
    sql::testing::run_until(context, [is_alone] { return counts_alone() == is_alone; });
  }
  int lines_with(std::string_view words) {
    const std::lock_guard lock(mutex);
    int count = 0;
    for (std::size_t at = 0; (at = log.find(words, at)) != std::string::npos; ++at) ++count;
    return count;
  }

  std::mutex mutex;
  std::string log;
  redis::testing::PrivateRedis redis;
  boost::asio::io_context context{1};
  LocalBuckets local;
  RateLimit limit{context, local, options()};
  const Claim claim{.bucket = {"plan", 100}, .key = "ours"};
};

TEST_F(RateLimitOfAThread, leaves_keys_that_expire_when_the_bucket_is_full) {
  taken(50);

  const auto ttl = [this] {
    redis::Client client(context, redis.url());
    std::vector<std::string> command{"PTTL", "ratelimit:{ours}:plan"};
    return sql::testing::run(context, client.command(std::move(command))).number;
  };
  EXPECT_GT(ttl(), 25'000);
  EXPECT_LE(ttl(), 30'001);
}

TEST_F(RateLimitOfAThread, survives_a_redis_that_forgets_its_scripts_and_keys) {
  taken(10);
  ask_redis({"SCRIPT", "FLUSH"});
  ask_redis({"FLUSHALL"});

  EXPECT_EQ(taken(10), 10);
  EXPECT_FALSE(counts_alone());
}

TEST_F(RateLimitOfAThread, takes_a_key_with_an_impossible_time_for_an_empty_bucket) {
  ask_redis({"SET", "ratelimit:{ours}:plan", "9000000000000000"});

  EXPECT_EQ(taken(1), 0);
  ask_redis({"SET", "ratelimit:{ours}:plan", "17"});
}

TEST_F(RateLimitOfAThread, refuses_without_asking_while_the_bucket_is_known_to_be_empty) {
  const Claim slow{.bucket = {"register", 2, seconds(3600)}, .key = "203.0.113.9"};
  std::atomic<int> count = 0;
  sql::testing::run(context, take_times(limit, slow, 3, count));
  redis.freeze();

  sql::testing::run(context, take_times(limit, slow, 100, count));

  EXPECT_EQ(count, 2);
  EXPECT_FALSE(counts_alone());
  redis.thaw();
}

TEST_F(RateLimitOfAThread, goes_on_alone_from_what_it_knows_when_redis_dies) {
  EXPECT_EQ(taken(60), 60);
  redis.kill();

  const auto count = taken(60);

  EXPECT_GE(count, 40);
  EXPECT_LE(count, 42);
  EXPECT_TRUE(counts_alone());
}

TEST_F(RateLimitOfAThread, comes_back_by_itself_and_says_each_change_once) {
  RateLimit of_another_thread(context, local, options());
  std::atomic<int> count = 0;
  redis.kill();
  taken(3);
  sql::testing::run(context, take_times(of_another_thread, claim, 3, count));
  EXPECT_EQ(count, 3);
  EXPECT_EQ(lines_with("counted in this process alone"), 1);

  redis.start();
  wait_until_alone(false);

  taken(3);
  EXPECT_EQ(ask_redis({"GET", "ratelimit:{ours}:plan"}).empty(), false);
  EXPECT_EQ(lines_with("counted in this process alone"), 1);
  EXPECT_EQ(lines_with("Redis answers again"), 1);
}

TEST_F(RateLimitOfAThread, does_not_wait_for_a_redis_that_hangs) {
  taken(1);
  redis.freeze();

  EXPECT_EQ(taken(1), 1);
  EXPECT_TRUE(counts_alone());
  const auto begin = SteadyClock::now();
  EXPECT_EQ(taken(50), 50);
  EXPECT_LT(SteadyClock::now() - begin, milliseconds(500));

  redis.thaw();
  wait_until_alone(false);
}

TEST_F(RateLimitOfAThread, leaves_no_trace_of_its_fallback_when_it_ends) {
  {
    RateLimit short_lived(context, local, options());
    std::atomic<int> count = 0;
    redis.kill();
    sql::testing::run(context, take_times(short_lived, claim, 1, count));
    EXPECT_TRUE(counts_alone());
  }

  EXPECT_FALSE(counts_alone());
}

}  // namespace
