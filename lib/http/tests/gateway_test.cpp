// Which buckets requests take from, and that nobody gets around them.
#include "http/gateway.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/error.hpp"
#include "http/dispatcher.hpp"
#include "http/request_limits.hpp"
#include "redis/testing/private_redis.hpp"
#include "sql/testing/run.hpp"

namespace {

using http::Response;
using std::chrono::seconds;
using tenancy::Member;
using tenancy::TenantId;
using testing::HasSubstr;

base::Task<void> succeed() { co_return; }
base::Task<void> fail() { throw base::not_found(); }

class FivePerMinute : public http::PlanLimits {
 public:
  base::Task<std::int64_t> requests_per_minute(sql::Database*, TenantId tenant) override {
    const auto found = amounts.find(tenant);
    co_return found == amounts.end() ? 5 : found->second;
  }
  std::map<TenantId, std::int64_t> amounts;
};

class Gateway : public testing::Test {
 protected:
  Gateway() {
    routes.get("/api/v1/things", succeed).says("List").signed_in();
    routes.get("/api/v1/things/{id}", succeed_at).says("Get").signed_in();
    routes.post("/api/v1/things", succeed).says("Add").signed_in();
    routes.post("/api/v1/reports", succeed).says("Report").signed_in().costs(3);
    routes.post("/api/v1/deploy", succeed).says("Deploy").signed_in().limited_by("deploy");
    routes.post("/api/v1/login", fail).says("Sign in").open().limited_by("login");
    routes.get("/api/v1/plans", succeed).says("Plans").open();
    routes.get("/api/v1/docs", succeed).open().unlisted();
    routes.get("/api/v1/mine", succeed).says("Closed").needs("others:read");
  }

  http::Authenticator authenticator() {
    return [this](sql::Database*, std::string_view token) -> base::Task<Member> {
      const auto found = members.find(std::string(token));
      if (found == members.end()) throw base::unauthenticated("invalid_token", "No.");
      co_return found->second;
    };
  }
  Response answer(const std::string& method, const std::string& target, const std::string& token = "",
                  const std::string& address = "203.0.113.9") {
    http::Request request{.method = method, .target = target, .address = address};
    if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
    return sql::testing::run(context, dispatcher->answer(std::move(request)));
  }
  Response list(const std::string& token) { return answer("GET", "/api/v1/things", token); }
  int accepted(int times, const std::function<Response()>& knock) {
    int count = 0;
    for (int i = 0; i < times; ++i) count += knock().status == 429 ? 0 : 1;
    return count;
  }
  int logins(int times, const std::string& address) {
    return accepted(times, [&] { return answer("POST", "/api/v1/login", "", address); });
  }

  static base::Task<void> succeed_at(struct AtId in);

  redis::testing::PrivateRedis redis;
  boost::asio::io_context context{1};
  http::LocalBuckets local;
  http::RateLimit rate_limit{context, local, {.redis_url = redis.url(), .deadline = std::chrono::milliseconds(1000)}};
  FivePerMinute plans;
  http::PlanCache cache{plans, nullptr};
  http::RequestLimits limits{rate_limit, cache};
  http::Routes routes;
  const TenantId ours = TenantId::make();
  std::map<std::string, Member> members{
      {"ada", {.user_id = tenancy::UserId::make(), .tenant_id = ours}},
      {"ada on her phone", {.user_id = tenancy::UserId::make(), .tenant_id = ours}},
      {"client", {.tenant_id = ours, .sub_tenant_id = tenancy::SubTenantId::make(), .role = tenancy::Role::client}},
      {"key", {.tenant_id = ours, .session_id = tenancy::SessionId::make(), .is_api_key = true}},
      {"bob", {.tenant_id = TenantId::make()}}};
  std::optional<http::Dispatcher> made_dispatcher;
  struct LateDispatcher {
    Gateway& owner;
    http::Dispatcher* operator->() {
      if (!owner.made_dispatcher) {
        owner.made_dispatcher.emplace(owner.routes, owner.authenticator());
        owner.made_dispatcher->guard_with({.limits = &owner.limits});
      }
      return &*owner.made_dispatcher;
    }
  } dispatcher{*this};
};

struct AtId {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(AtId, (), (id))

base::Task<void> Gateway::succeed_at(AtId) { co_return; }

std::string header(const Response& response, std::string_view name) {
  return std::string(find_header(response.headers, name));
}

TEST_F(Gateway, answers_429_with_the_envelope_and_the_time_to_wait_when_the_plan_is_used_up) {
  EXPECT_EQ(accepted(5, [&] { return list("ada"); }), 5);

  const auto refused = list("ada");

  EXPECT_EQ(refused.status, 429);
  EXPECT_THAT(refused.body, HasSubstr(R"({"error":{"code":"rate_limited","message":"These are too many requests.)"));
  EXPECT_THAT(refused.body, HasSubstr(R"("statusCode":429)"));
  EXPECT_EQ(header(refused, "Retry-After"), "12");
  EXPECT_EQ(header(refused, "RateLimit"), R"("plan";r=0;t=12)");
  EXPECT_EQ(header(refused, "RateLimit-Policy"), R"("plan";q=5;w=60)");
}

TEST_F(Gateway, tells_what_is_left_on_every_limited_answer) {
  EXPECT_EQ(header(list("ada"), "RateLimit"), R"("plan";r=4;t=12)");
  EXPECT_EQ(header(answer("POST", "/api/v1/login"), "RateLimit"), R"("login";r=19;t=3)");
  EXPECT_EQ(answer("POST", "/api/v1/login").status, 404);
}

TEST_F(Gateway, counts_all_tokens_and_people_of_a_tenant_together) {
  EXPECT_EQ(list("ada").status, 204);
  EXPECT_EQ(list("ada on her phone").status, 204);
  EXPECT_EQ(list("client").status, 204);
  EXPECT_EQ(list("key").status, 204);
  EXPECT_EQ(list("ada").status, 204);

  for (const auto* token : {"ada", "ada on her phone", "client", "key"}) EXPECT_EQ(list(token).status, 429) << token;
  EXPECT_EQ(list("bob").status, 204);
}

TEST_F(Gateway, counts_paths_in_other_spelling_in_the_same_bucket_or_does_not_know_them) {
  accepted(5, [&] { return list("ada"); });

  for (const auto* target : {"/api/v1/things", "/api/v1/things?", "/api/v1/things?a=b", "http://x/api/v1/things",
                             "/api/v1/things/1", "/api/v1/things/%31"}) {
    EXPECT_EQ(answer("GET", target, "ada").status, 429) << target;
  }
  EXPECT_EQ(answer("HEAD", "/api/v1/things", "ada").status, 429);
  for (const auto* target : {"/API/v1/things", "/api/v1/Things", "/api/v1/plans/", "//api/v1/things",
                             "/api/v1/%74hings", "/api/v1/./things"}) {
    const auto status = answer("GET", target, "ada").status;
    EXPECT_TRUE(status == 404 || status == 429) << target << " answers " << status;
  }
}

TEST_F(Gateway, counts_a_signed_in_tenant_wherever_it_comes_from) {
  int turn = 0;
  const auto from_anywhere = [&] {
    return answer("GET", "/api/v1/things", "ada", "203.0.113." + std::to_string(++turn));
  };

  EXPECT_EQ(accepted(10, from_anywhere), 5);
}

TEST_F(Gateway, follows_the_plan_of_the_tenant) {
  plans.amounts[ours] = 7;

  EXPECT_EQ(accepted(20, [&] { return list("ada"); }), 7);
  EXPECT_EQ(accepted(20, [&] { return list("bob"); }), 5);
}

TEST_F(Gateway, charges_what_a_route_costs) {
  EXPECT_EQ(answer("POST", "/api/v1/reports", "ada").status, 204);
  EXPECT_EQ(answer("POST", "/api/v1/reports", "ada").status, 429);
  EXPECT_EQ(accepted(5, [&] { return list("ada"); }), 2);
}

TEST_F(Gateway, counts_named_buckets_of_tenants_on_top_of_the_plan) {
  plans.amounts[ours] = 40;
  const auto deploy = [&] { return answer("POST", "/api/v1/deploy", "ada"); };

  EXPECT_EQ(header(deploy(), "RateLimit"), R"("plan";r=39;t=2, "deploy";r=19;t=3)");
  EXPECT_EQ(accepted(30, deploy), 19);
  EXPECT_THAT(header(list("ada"), "RateLimit"), HasSubstr(R"("plan";r=19;)"));
}

TEST_F(Gateway, counts_sign_ins_by_address_whatever_token_they_bring) {
  EXPECT_EQ(logins(30, "203.0.113.9"), 20);
  EXPECT_EQ(answer("POST", "/api/v1/login", "ada").status, 429);
  EXPECT_EQ(logins(30, "203.0.113.10"), 20);
}

TEST_F(Gateway, counts_a_64_of_ipv6_as_one_address) {
  int turn = 0;
  const auto from_our_64 = [&] {
    return answer("POST", "/api/v1/login", "", "2001:db8:1:2::" + std::to_string(++turn));
  };

  EXPECT_EQ(accepted(30, from_our_64), 20);
  EXPECT_EQ(logins(1, "2001:db8:1:3::1"), 1);
}

TEST_F(Gateway, counts_ipv4_in_ipv6_as_ipv4) {
  EXPECT_EQ(logins(20, "203.0.113.9"), 20);

  EXPECT_EQ(logins(1, "::ffff:203.0.113.9"), 0);
}

TEST_F(Gateway, gives_open_routes_a_wide_bucket_of_the_address_and_unlisted_ones_none) {
  EXPECT_EQ(header(answer("GET", "/api/v1/plans"), "RateLimit-Policy"), R"("address";q=600;w=60)");
  EXPECT_EQ(header(answer("GET", "/api/v1/docs"), "RateLimit-Policy"), "");
  EXPECT_LT(accepted(900, [&] { return answer("GET", "/api/v1/plans"); }), 900);
  EXPECT_EQ(answer("GET", "/api/v1/docs").status, 204);
  EXPECT_EQ(list("ada").status, 204);
}

TEST_F(Gateway, charges_nothing_to_a_tenant_for_requests_that_are_not_its_own) {
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(list("forged").status, 401);
    EXPECT_EQ(answer("GET", "/api/v1/mine", "ada").status, 403);
  }

  EXPECT_EQ(accepted(10, [&] { return list("ada"); }), 5);
}

TEST_F(Gateway, charges_requests_that_lead_nowhere_to_their_address) {
  EXPECT_EQ(header(answer("GET", "/api/v1/nowhere"), "RateLimit"), R"("address";r=599;t=1)");
  EXPECT_EQ(header(answer("PATCH", "/api/v1/things"), "RateLimit"), R"("address";r=598;t=1)");
  EXPECT_EQ(header(list("nobody's token"), "RateLimit"), R"("address";r=597;t=1)");
  EXPECT_EQ(header(answer("GET", "/api/v1/mine", "ada"), "RateLimit"), R"("address";r=596;t=1)");

  EXPECT_LT(accepted(900, [&] { return answer("GET", "/api/v1/nowhere"); }), 900);
  EXPECT_LT(accepted(600, [&] { return list("nobody's token"); }), 600);
  EXPECT_EQ(list("ada").status, 204);
}

TEST_F(Gateway, multiplies_every_bucket_by_the_scale) {
  http::RequestLimits wide(rate_limit, cache, 100);
  made_dispatcher.emplace(routes, authenticator());
  made_dispatcher->guard_with({.limits = &wide});

  EXPECT_EQ(header(list("ada"), "RateLimit-Policy"), R"("plan";q=500;w=60)");
  EXPECT_EQ(header(answer("POST", "/api/v1/login"), "RateLimit-Policy"), R"("login";q=2000;w=60)");
}

TEST(RoutesWithBuckets, are_refused_when_they_name_one_that_is_unknown_or_cannot_be_counted) {
  http::Routes unknown;
  unknown.post("/a", succeed).says("A").open().limited_by("logn");
  http::Routes uncountable;
  uncountable.post("/a", succeed).says("A").open().limited_by("deploy");

  EXPECT_THROW(unknown.check(), std::logic_error);
  EXPECT_THROW(uncountable.check(), std::logic_error);
}

}  // namespace
