// What a route may ask of a member beyond its permission.
#include "http/admission.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "http/dispatcher.hpp"
#include "sql/testing/run.hpp"

namespace {

using std::chrono::minutes;
using tenancy::Member;

base::Task<void> succeed() { co_return; }

class Admission : public testing::Test {
 protected:
  Admission() {
    routes.get("/look", succeed).says("Look").signed_in();
    routes.post("/act", succeed).says("Act").signed_in();
    routes.remove("/looking", succeed).says("Look away").signed_in().serves_impersonators();
    routes.get("/platform", succeed).says("Look at all").needs("platform:look");
    routes.remove("/everything", succeed).says("Remove").needs("all:remove").asks_fresh_sign_in();
  }

  // "204", or status and code.
  std::string answer(const std::string& method, const std::string& target, const Member& who) {
    const auto sign_in = [&who](sql::Database*, std::string_view) -> base::Task<Member> { co_return who; };
    http::Dispatcher dispatcher(routes, sign_in);
    http::Request request{.method = method, .target = target, .headers = {{"Authorization", "Bearer x"}}};
    const auto response = sql::testing::run(context, dispatcher.answer(std::move(request)));
    const auto code = response.body.find("\"code\":\"");
    if (code == std::string::npos) return std::to_string(response.status);
    return std::to_string(response.status) + " " +
           response.body.substr(code + 8, response.body.find('"', code + 8) - code - 8);
  }
  static Member signed_in(minutes ago) {
    return {.permissions = {"all:remove"}, .authenticated_at = base::Clock::now() - ago};
  }

  boost::asio::io_context context{1};
  http::Routes routes;
};

TEST_F(Admission, to_what_cannot_be_taken_back_needs_a_sign_in_of_the_last_ten_minutes) {
  EXPECT_EQ(answer("DELETE", "/everything", signed_in(minutes(9))), "204");
  EXPECT_EQ(answer("DELETE", "/everything", signed_in(minutes(11))), "403 fresh_sign_in_required");
  EXPECT_EQ(answer("DELETE", "/everything", {.permissions = {"all:remove"}}), "403 fresh_sign_in_required");
  EXPECT_EQ(answer("POST", "/act", signed_in(minutes(11))), "204");
}

TEST_F(Admission, to_what_cannot_be_taken_back_is_never_given_to_an_api_key) {
  auto key = signed_in(minutes(0));
  key.is_api_key = true;

  EXPECT_EQ(answer("DELETE", "/everything", key), "403 fresh_sign_in_required");
  EXPECT_EQ(answer("POST", "/act", key), "204");
}

TEST_F(Admission, asks_for_the_permission_first) {
  auto stranger = signed_in(minutes(11));
  stranger.permissions.clear();

  EXPECT_EQ(answer("DELETE", "/everything", stranger), "403 permission_missing");
}

TEST_F(Admission, lets_an_impersonator_read_and_stop_and_nothing_else) {
  auto spy = signed_in(minutes(0));
  spy.impersonator_id = tenancy::UserId::make();

  EXPECT_EQ(answer("GET", "/look", spy), "204");
  EXPECT_EQ(answer("HEAD", "/look", spy), "204");
  EXPECT_EQ(answer("DELETE", "/looking", spy), "204");
  EXPECT_EQ(answer("POST", "/act", spy), "403 read_only_impersonation");
  EXPECT_EQ(answer("DELETE", "/everything", spy), "403 read_only_impersonation");
}

TEST_F(Admission, keeps_what_is_the_platforms_from_everybody_else_whatever_their_permissions) {
  Member owner{.role = tenancy::Role::agency, .permissions = {"*", "platform:look", "platform:*"}};
  EXPECT_EQ(answer("GET", "/platform", owner), "403 permission_missing");
  owner.role = tenancy::Role::client;
  EXPECT_EQ(answer("GET", "/platform", owner), "403 permission_missing");

  owner.role = tenancy::Role::admin;
  EXPECT_EQ(answer("GET", "/platform", owner), "204");
  owner.permissions = {"platform:listen"};
  EXPECT_EQ(answer("GET", "/platform", owner), "403 permission_missing");
}

}  // namespace
