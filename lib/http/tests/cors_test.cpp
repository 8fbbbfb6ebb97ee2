// Whose pages may call: preflights, answers, and what is remembered of the policy.
#include "http/cors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "http/dispatcher.hpp"
#include "http/gateway.hpp"
#include "http/tests/running_server.hpp"
#include "http/tests/things.hpp"
#include "sql/testing/run.hpp"

namespace {

using http::Headers;
using http::Response;
using testing::HasSubstr;
using testing::Not;

constexpr const char* app = "https://app.example.com";

// Allows `app`; counts how often it is asked.
class OneApp : public http::OriginPolicy {
 public:
  base::Task<bool> allows(sql::Database*, std::string origin) override {
    asked.push_back(origin);
    if (is_away) throw base::unavailable("no database");
    co_return origin == allowed;
  }
  std::vector<std::string> asked;
  std::string allowed = app;
  bool is_away = false;
};

class Cors : public testing::Test {
 protected:
  Cors() {
    http::testing::thing_routes(routes);
    const http::Gateway gateway{.origins = &policy};
    dispatcher.emplace(routes, http::testing::authenticator());
    dispatcher->guard_with(gateway);
    base::Clock::shift(std::chrono::seconds(0));
  }
  ~Cors() override { base::Clock::shift(std::chrono::seconds(0)); }

  Response send(std::string method, Headers headers, std::string target = "/api/v1/things") {
    http::Request request{.method = std::move(method), .target = std::move(target), .headers = std::move(headers)};
    return sql::testing::run(context, dispatcher->answer(std::move(request)));
  }
  Response preflight(std::string origin, std::string target = "/api/v1/things") {
    return send("OPTIONS", {{"Origin", std::move(origin)}, {"Access-Control-Request-Method", "POST"}},
                std::move(target));
  }
  Response get(std::string origin) { return send("GET", {{"Origin", std::move(origin)}}); }

  static std::string header(const Response& response, std::string_view name) {
    return std::string(http::find_header(response.headers, name));
  }

  boost::asio::io_context context;
  http::Routes routes;
  OneApp policy;
  std::optional<http::Dispatcher> dispatcher;
};

TEST_F(Cors, answers_a_preflight_of_an_allowed_origin_without_signing_in) {
  const auto answer = preflight(app);

  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(header(answer, "Access-Control-Allow-Origin"), app);
  EXPECT_EQ(header(answer, "Access-Control-Allow-Methods"), "GET, HEAD, POST");
  EXPECT_THAT(header(answer, "Access-Control-Allow-Headers"), HasSubstr("Authorization"));
  EXPECT_THAT(header(answer, "Access-Control-Allow-Headers"), HasSubstr("Idempotency-Key"));
  EXPECT_EQ(header(answer, "Vary"), "Origin");
}

TEST_F(Cors, refuses_a_preflight_of_any_other_origin) {
  for (const auto* origin :
       {"https://evil.example", "http://app.example.com", "https://app.example.com:8443", "null", "https://",
        "https://app.example.com.evil.example", "https://APP.example.com", "https://app.example.com/",
        "https://app.example.com:443", "https://user@app.example.com", "*", "file://x", "app.example.com"}) {
    const auto answer = preflight(origin);
    EXPECT_EQ(answer.status, 403) << origin;
    EXPECT_EQ(header(answer, "Access-Control-Allow-Origin"), "") << origin;
    EXPECT_EQ(header(answer, "Access-Control-Allow-Methods"), "") << origin;
    EXPECT_EQ(header(answer, "Vary"), "Origin") << origin;
  }
}

TEST_F(Cors, lets_allowed_origins_read_answers_and_errors_and_nobody_else) {
  const auto good = get(app);
  const auto refused = send("POST", {{"Origin", app}});
  const auto foreign = get("https://evil.example");
  const auto plain = send("GET", {});

  EXPECT_EQ(good.status, 200);
  EXPECT_EQ(header(good, "Access-Control-Allow-Origin"), app);
  EXPECT_THAT(header(good, "Access-Control-Expose-Headers"), HasSubstr("Request-Id"));
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(header(refused, "Access-Control-Allow-Origin"), app);
  EXPECT_EQ(foreign.status, 200);
  EXPECT_EQ(header(foreign, "Access-Control-Allow-Origin"), "");
  for (const auto* answer : {&good, &refused, &foreign, &plain}) EXPECT_EQ(header(*answer, "Vary"), "Origin");
}

TEST_F(Cors, never_allows_cookies_or_everybody) {
  for (const auto& answer : {preflight(app), get(app), get("*"), get("null")}) {
    EXPECT_EQ(header(answer, "Access-Control-Allow-Credentials"), "");
    EXPECT_NE(header(answer, "Access-Control-Allow-Origin"), "*");
  }
}

TEST_F(Cors, asks_the_policy_once_a_minute_for_each_origin_that_can_be_one) {
  for (int i = 0; i < 3; ++i) {
    get(app);
    get("https://evil.example");
    get("null");
    get("https://" + std::string(400, 'a'));
  }
  EXPECT_THAT(policy.asked, testing::ElementsAre(app, "https://evil.example"));

  policy.allowed = "https://evil.example";
  base::Clock::shift(std::chrono::seconds(61));

  EXPECT_EQ(header(get(app), "Access-Control-Allow-Origin"), "");
  EXPECT_EQ(header(get("https://evil.example"), "Access-Control-Allow-Origin"), "https://evil.example");
}

TEST_F(Cors, refuses_while_the_policy_cannot_answer_and_asks_again) {
  policy.is_away = true;
  const auto away = get(app);
  policy.is_away = false;

  EXPECT_EQ(away.status, 200);
  EXPECT_EQ(header(away, "Access-Control-Allow-Origin"), "");
  EXPECT_EQ(header(get(app), "Access-Control-Allow-Origin"), app);
}

TEST_F(Cors, forgets_rather_than_grow_without_end) {
  for (int i = 0; i < 5000; ++i) get("https://x" + std::to_string(i) + ".example");
  get(app);

  EXPECT_EQ(header(get(app), "Access-Control-Allow-Origin"), app);
  EXPECT_EQ(policy.asked.size(), 5001U);
}

TEST_F(Cors, tells_what_is_not_there_and_leaves_plain_options_alone) {
  EXPECT_EQ(preflight(app, "/api/v1/nothing").status, 404);
  EXPECT_EQ(preflight(app, "*").status, 400);
  EXPECT_EQ(send("OPTIONS", {{"Origin", app}}).status, 405);
}

TEST(CorsWithoutPolicy, allows_nobody) {
  boost::asio::io_context context;
  http::Routes routes;
  http::testing::thing_routes(routes);
  http::Dispatcher dispatcher(routes, http::testing::authenticator());
  http::Request request{.target = "/api/v1/things", .headers = {{"Origin", app}}};

  const auto answer = sql::testing::run(context, dispatcher.answer(std::move(request)));

  EXPECT_EQ(http::find_header(answer.headers, "Access-Control-Allow-Origin"), "");
}

TEST(OriginOf, is_scheme_host_and_port_as_a_browser_writes_them) {
  EXPECT_EQ(http::origin_of("https://DDE.localhost:8443/"), "https://dde.localhost:8443");
  EXPECT_EQ(http::origin_of("https://example.com:443/x?y#z"), "https://example.com");
  EXPECT_EQ(http::origin_of("http://example.com:80"), "http://example.com");
  EXPECT_EQ(http::origin_of("http://example.com:8080"), "http://example.com:8080");
  EXPECT_EQ(http::origin_of("https://[::1]:443"), "https://[::1]");
  for (const auto* none : {"", "example.com", "https://", "ftp://example.com", "https://a b", "https://u@h",
                           "http://:80", "http://:80:80", "https://a:b", "https://a:", "https://a:1:2", "https://[",
                           "https://[::1", "https://]", "https://a]:1", "https://a:123456"}) {
    EXPECT_EQ(http::origin_of(none), "") << none;
  }
}

TEST(OwnOrigin, is_the_platforms_public_address) {
  boost::asio::io_context context;
  http::OwnOrigin own("https://dde.example/");

  EXPECT_TRUE(sql::testing::run(context, own.allows(nullptr, "https://dde.example")));
  EXPECT_FALSE(sql::testing::run(context, own.allows(nullptr, "http://dde.example")));
  EXPECT_FALSE(sql::testing::run(context, http::OwnOrigin("nonsense").allows(nullptr, "")));
}

}  // namespace
