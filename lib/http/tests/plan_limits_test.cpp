// What is remembered of plans, and for how long.
#include "http/plan_limits.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/log.hpp"
#include "sql/testing/run.hpp"

namespace {

using std::chrono::seconds;
using tenancy::TenantId;

class OnePlan : public http::PlanLimits {
 public:
  base::Task<std::int64_t> requests_per_minute(sql::Database*, TenantId) override {
    ++asked;
    if (is_away) throw base::unavailable("PostgreSQL is away");
    co_return amount;
  }
  std::int64_t amount = 100;
  bool is_away = false;
  int asked = 0;
};

class PlanCache : public testing::Test {
 protected:
  PlanCache() {
    base::redirect_log([](const std::string&) {});
  }
  ~PlanCache() override {
    base::redirect_log({});
    base::Clock::shift(seconds(0));
  }
  std::int64_t ask(TenantId tenant) { return sql::testing::run(context, cache.requests_per_minute(tenant)); }

  boost::asio::io_context context{1};
  OnePlan plans;
  http::PlanCache cache{plans, nullptr};
  const TenantId ours = TenantId::make();
};

TEST_F(PlanCache, asks_once_in_ten_seconds_for_each_tenant) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ask(ours), 100);
  ask(TenantId::make());

  EXPECT_EQ(plans.asked, 2);
}

TEST_F(PlanCache, notices_another_plan_within_thirty_seconds) {
  ask(ours);
  plans.amount = 500;
  EXPECT_EQ(ask(ours), 100);

  base::Clock::shift(seconds(11));

  EXPECT_EQ(ask(ours), 500);
}

TEST_F(PlanCache, holds_on_to_the_last_answer_while_plans_cannot_be_read) {
  plans.amount = 500;
  ask(ours);
  plans.is_away = true;
  base::Clock::shift(seconds(11));

  EXPECT_EQ(ask(ours), 500);
  EXPECT_EQ(ask(TenantId::make()), 100);
}

TEST_F(PlanCache, takes_a_plan_without_requests_for_one_a_minute) {
  plans.amount = 0;

  EXPECT_EQ(ask(ours), 1);
}

}  // namespace
