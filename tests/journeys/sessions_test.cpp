// Signing in and staying signed in, over HTTP.
#include <gtest/gtest.h>

#include "agency.hpp"

namespace journeys {
namespace {

namespace json = boost::json;

const Instance& instance() { return Instance::with({}); }

json::value sign_in(const Agency& agency) {
  return Api(instance())
      .call("POST", "/auth/login", {{"email", agency.email()}, {"password", "correct horse battery"}})
      .body;
}

Answer refresh(const std::string& token) {
  return Api(instance()).call("POST", "/auth/refresh", {{"refreshToken", token}});
}

TEST(Sessions, begin_with_the_password_and_say_who_is_signed_in) {
  const Agency agency(instance(), "Session Studio");

  const auto session = sign_in(agency);
  const auto me = Api(instance(), text_of(session, "accessToken")).call("GET", "/auth/me");

  EXPECT_EQ(me.status, 200);
  EXPECT_EQ(text_of(me.body, "email"), agency.email());
  EXPECT_EQ(text_of(me.body, "role"), "agency");
  EXPECT_EQ(text_of(me.body, "tenantId"), agency.tenant_id());
}

TEST(Sessions, hand_out_a_new_refresh_token_at_each_use) {
  const Agency agency(instance(), "Rotation Studio");
  const auto first = text_of(sign_in(agency), "refreshToken");

  const auto renewed = refresh(first);

  ASSERT_EQ(renewed.status, 200) << renewed.text;
  EXPECT_NE(text_of(renewed.body, "refreshToken"), first);
  EXPECT_EQ(refresh(text_of(renewed.body, "refreshToken")).status, 200);
}

TEST(Sessions, give_a_second_tab_that_refreshes_at_the_same_moment_the_same_successor) {
  const Agency agency(instance(), "Tab Studio");
  const auto first = text_of(sign_in(agency), "refreshToken");

  const auto one = refresh(first);
  const auto two = refresh(first);

  ASSERT_EQ(two.status, 200) << two.text;
  EXPECT_EQ(text_of(one.body, "refreshToken"), text_of(two.body, "refreshToken"));
}

TEST(Sessions, end_for_everybody_when_an_old_token_comes_back) {
  const Agency agency(instance(), "Theft Studio");
  const auto first = text_of(sign_in(agency), "refreshToken");
  const auto second = text_of(refresh(first).body, "refreshToken");
  const auto third = text_of(refresh(second).body, "refreshToken");

  EXPECT_EQ(refresh(first).status, 401);
  EXPECT_EQ(refresh(third).status, 401);
}

TEST(Sessions, end_with_a_logout) {
  const Agency agency(instance(), "Logout Studio");
  const auto token = text_of(sign_in(agency), "refreshToken");

  EXPECT_EQ(Api(instance()).call("POST", "/auth/logout", {{"refreshToken", token}}).status, 204);
  EXPECT_EQ(refresh(token).status, 401);
}

TEST(Sessions, end_for_the_access_token_too_within_five_seconds) {
  const Agency agency(instance(), "Prompt Studio");
  const auto session = sign_in(agency);
  const Api signed_in(instance(), text_of(session, "accessToken"));
  ASSERT_EQ(signed_in.call("GET", "/auth/me").status, 200);

  Api(instance()).call("POST", "/auth/logout", {{"refreshToken", text_of(session, "refreshToken")}});

  EXPECT_TRUE(eventually([&] { return signed_in.call("GET", "/auth/me").status == 401; }, std::chrono::seconds(5)));
  EXPECT_EQ(agency.api().call("GET", "/auth/me").status, 200);
}

TEST(Registration, refuses_an_address_that_has_an_account) {
  const Agency agency(instance(), "First Studio");

  const auto answer = Api(instance())
                          .call("POST", "/auth/register",
                                {{"agencyName", "Second"},
                                 {"fullName", "Bob"},
                                 {"email", agency.email()},
                                 {"password", "correct horse battery"}});

  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "email_taken");
}

TEST(Registration, names_every_field_it_refuses) {
  const auto answer =
      Api(instance()).call("POST", "/auth/register", {{"agencyName", ""}, {"email", "nope"}, {"password", "short"}});

  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.wrong_fields().size(), 4U);
}

}  // namespace
}  // namespace journeys
