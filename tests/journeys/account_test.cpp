// A person's own account over HTTP, with the links out of real mails.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agency.hpp"
#include "inbox.hpp"

namespace journeys {
namespace {

namespace json = boost::json;

constexpr const char* password = "correct horse battery";

const Instance& instance() { return Instance::with({}); }

Answer post(const std::string& path, const json::value& body) { return Api(instance()).call("POST", path, body); }

Answer log_in(const std::string& email, const std::string& with) {
  return post("/auth/login", {{"email", email}, {"password", with}});
}

Answer refresh(const Answer& session) {
  return post("/auth/refresh", {{"refreshToken", text_of(session.body, "refreshToken")}});
}

TEST(Account, is_confirmed_by_the_link_in_the_mail) {
  const Agency agency(instance(), "Confirmed Studio");
  EXPECT_FALSE(agency.api().call("GET", "/auth/me").body.at("emailVerified").as_bool());
  const auto mail = mail_to(instance(), agency.email(), "confirm");
  const auto token = token_in(mail, "/verify-email");
  const auto link = "https://dde.localhost:" + std::to_string(instance().https_port()) + "/verify-email?token=";
  EXPECT_THAT(mail, testing::HasSubstr(link));

  const auto verified = post("/auth/verify-email", {{"token", token}});

  EXPECT_EQ(verified.status, 200) << verified.text << mail;
  EXPECT_THAT(mail, testing::HasSubstr("Confirmed Studio"));
  EXPECT_TRUE(agency.api().call("GET", "/auth/me").body.at("emailVerified").as_bool());
  EXPECT_EQ(post("/auth/verify-email", {{"token", token}}).status, 410);
}

TEST(Account, gets_a_new_password_by_mail_which_ends_every_session) {
  const Agency agency(instance(), "Forgetful Studio");
  const auto session = log_in(agency.email(), password);
  ASSERT_EQ(refresh(session).status, 200);
  EXPECT_EQ(post("/auth/password/forgot", {{"email", agency.email()}}).status, 204);
  const auto token = token_in(mail_to(instance(), agency.email(), "/reset-password"), "/reset-password");

  const auto reset = post("/auth/password/reset", {{"token", token}, {"newPassword", "another horse battery"}});

  EXPECT_EQ(reset.status, 204) << reset.text;
  EXPECT_EQ(refresh(session).status, 401);
  EXPECT_EQ(log_in(agency.email(), password).status, 401);
  EXPECT_EQ(log_in(agency.email(), "another horse battery").status, 200);
  EXPECT_TRUE(eventually([&] { return agency.api().call("GET", "/auth/me").status == 401; }, std::chrono::seconds(5)));
  EXPECT_NE(mail_to(instance(), agency.email(), "Your password has been changed"), "");
  EXPECT_EQ(post("/auth/password/reset", {{"token", token}, {"newPassword", "a third horse battery"}}).status, 410);
}

TEST(Account, that_does_not_exist_is_sent_nothing_and_answered_alike) {
  EXPECT_EQ(post("/auth/password/forgot", {{"email", "nobody@studio.example"}}).status, 204);
  EXPECT_EQ(post("/auth/magic-link", {{"email", "nobody@studio.example"}}).status, 204);

  const Agency agency(instance(), "Later Studio");
  EXPECT_NE(mail_to(instance(), agency.email(), "confirm"), "");
  EXPECT_THAT(instance().mails_with("nobody@studio.example"), testing::IsEmpty());
}

TEST(Account, under_attack_is_delayed_and_its_owner_told) {
  const Agency agency(instance(), "Attacked Studio");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(log_in(agency.email(), "a wrong guess").status, 401);

  const auto refused = log_in(agency.email(), password);

  EXPECT_EQ(refused.status, 429) << refused.text;
  EXPECT_EQ(refused.code(), "too_many_attempts");
  EXPECT_NE(mail_to(instance(), agency.email(), "attempts to sign in have failed"), "");
  EXPECT_TRUE(eventually([&] { return log_in(agency.email(), password).status == 200; }));
}

TEST(Account, changes_its_address_when_the_new_one_answers) {
  const Agency agency(instance(), "Moving Studio");
  const auto next = "moved-" + agency.email();
  EXPECT_EQ(agency.api().call("POST", "/auth/me/email", {{"email", next}}).status, 204);
  EXPECT_NE(mail_to(instance(), agency.email(), "is to be changed"), "");

  const auto token = token_in(mail_to(instance(), next, "/verify-email"), "/verify-email");

  EXPECT_EQ(post("/auth/verify-email", {{"token", token}}).status, 200);
  EXPECT_EQ(log_in(next, password).status, 200);
  EXPECT_EQ(log_in(agency.email(), password).status, 401);
  EXPECT_NE(mail_to(instance(), agency.email(), "has been changed"), "");
}

}  // namespace
}  // namespace journeys
