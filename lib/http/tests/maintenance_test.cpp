// Maintenance mode, switched in a real Redis.
#include "http/maintenance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <map>

#include "base/error.hpp"
#include "base/log.hpp"
#include "http/dispatcher.hpp"
#include "http/gateway.hpp"
#include "redis/testing/private_redis.hpp"
#include "sql/testing/run.hpp"

namespace {

using tenancy::Member;
using testing::HasSubstr;

base::Task<void> succeed() { co_return; }

const std::map<std::string, Member, std::less<>> members{
    {"root", {.role = tenancy::Role::admin}},
    {"root as ada", {.role = tenancy::Role::agency, .impersonator_id = tenancy::UserId::make()}},
    {"ada", {.role = tenancy::Role::agency}}};

base::Task<Member> sign_in(sql::Database*, std::string_view token) {
  const auto found = members.find(token);
  if (found == members.end()) throw base::unauthenticated("invalid_token", "No.");
  co_return found->second;
}

class InMaintenance : public testing::Test {
 protected:
  InMaintenance() {
    routes.get("/things", succeed).says("List").signed_in();
    routes.get("/plans", succeed).says("Plans").open();
    routes.post("/login", succeed).says("Sign in").open().stays_open();
    base::redirect_log([](const std::string&) {});
  }
  ~InMaintenance() override { base::redirect_log({}); }

  template <class T>
  T run(base::Task<T> task) {
    return sql::testing::run(context, std::move(task));
  }
  http::Response answer(const std::string& method, const std::string& target, const std::string& token = "") {
    http::Dispatcher dispatcher(routes, sign_in);
    dispatcher.guard_with({.maintenance = &maintenance});
    http::Request request{.method = method, .target = target};
    if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
    return run(dispatcher.answer(std::move(request)));
  }
  void switch_on(std::string message) {
    run(http::Maintenance::switch_on(client, std::move(message)));
    run(maintenance.read(client));
  }

  redis::testing::PrivateRedis redis;
  boost::asio::io_context context{1};
  redis::Client client{context, redis.url()};
  http::Maintenance maintenance;
  http::Routes routes;
};

TEST_F(InMaintenance, everybody_is_told_to_come_back_later) {
  switch_on("Back at 14:00.");

  const auto response = answer("GET", "/things", "ada");

  EXPECT_EQ(response.status, 503);
  EXPECT_THAT(response.body, HasSubstr(R"("code":"maintenance","message":"Back at 14:00.")"));
  EXPECT_EQ(find_header(response.headers, "Retry-After"), "60");
  EXPECT_EQ(answer("GET", "/plans").status, 503);
}

TEST_F(InMaintenance, people_whose_token_has_expired_are_not_sent_to_the_sign_in) {
  switch_on("");

  EXPECT_EQ(answer("GET", "/things", "expired").status, 503);
  EXPECT_EQ(answer("GET", "/things").status, 503);
}

TEST_F(InMaintenance, administrators_can_sign_in_and_work) {
  switch_on("");

  EXPECT_EQ(answer("POST", "/login").status, 204);
  EXPECT_EQ(answer("GET", "/things", "root").status, 204);
  EXPECT_EQ(answer("GET", "/things", "root as ada").status, 204);
}

TEST_F(InMaintenance, the_mode_ends_when_it_is_switched_off) {
  switch_on("");
  ASSERT_EQ(answer("GET", "/things", "ada").status, 503);

  run(http::Maintenance::switch_off(client));
  run(maintenance.read(client));

  EXPECT_EQ(answer("GET", "/things", "ada").status, 204);
  EXPECT_EQ(answer("GET", "/things", "expired").status, 401);
}

TEST_F(InMaintenance, the_mode_stays_while_redis_is_away) {
  switch_on("");
  redis.kill();

  EXPECT_THROW(run(maintenance.read(client)), base::Error);
  EXPECT_EQ(answer("GET", "/things", "ada").status, 503);
}

TEST_F(InMaintenance, a_process_notices_the_switch_by_itself) {
  boost::asio::co_spawn(context, maintenance.follow(client), [](std::exception_ptr) {});
  run(http::Maintenance::switch_on(client, ""));

  sql::testing::run_until(context, [&] { return maintenance.is_on(); }, std::chrono::seconds(5));
}

}  // namespace
