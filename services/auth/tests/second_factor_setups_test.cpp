// Setting factors up, on the way in and later, and what a switch of agency asks of them.
#include "second_factor_fixture.hpp"
#include "sign_in.hpp"
#include "totp.hpp"
#include "trusted_devices.hpp"

namespace auth {
namespace {

using testing::HasSubstr;

class SetUps : public SecondFactorFixture {
 protected:
  std::string bearer = signed_in();
};

TEST_F(SetUps, show_what_an_app_needs_and_count_only_when_confirmed) {
  const auto made = post("/second-factors/totp", {{"name", "My phone"}}, bearer);

  EXPECT_EQ(made.status, 201);
  EXPECT_THAT(made.field("uri"),
              HasSubstr("otpauth://totp/Ada%27s%20Agency:ada%40agency.example?secret=" + made.field("secret")));
  EXPECT_NE(log_in().field("accessToken"), "");
  EXPECT_EQ(post("/second-factors/totp/confirm", {{"code", "000000"}}, bearer).status, 422);
  EXPECT_NE(log_in().field("accessToken"), "");
}

TEST_F(SetUps, end_after_an_hour) {
  const auto secret = secret_of(post("/second-factors/totp", json::object(), bearer));
  for (int i = 0; i < 121; ++i) next_step();
  const auto later = signed_in();

  EXPECT_EQ(post("/second-factors/totp/confirm", {{"code", code(secret)}}, later).status, 422);
  for (int i = 0; i < 121; ++i) next_step();
  add_app(signed_in());
}

TEST_F(SetUps, happen_on_the_way_where_the_agency_wants_a_second_factor) {
  rules.wants = true;
  const auto asked = log_in();
  const auto& question = asked.body.at("secondFactor").as_object();
  ASSERT_EQ(question.at("methods"), (json::array{"setUp"}));
  const std::string token(question.at("token").as_string());

  const auto made = post("/second-factor/totp", {{"token", token}});
  ASSERT_EQ(made.status, 201);
  const auto wrong = post("/second-factor", {{"token", token}, {"code", "000000"}});
  EXPECT_EQ(wrong.code(), "wrong_code");
  const auto answered = post("/second-factor", {{"token", token}, {"code", code(secret_of(made))}});

  EXPECT_NE(answered.field("accessToken"), "");
  EXPECT_EQ(answered.body.at("recoveryCodes").as_array().size(), 10U);
  EXPECT_EQ(log_in().body.at("secondFactor").as_object().at("methods"), (json::array{"totp", "recoveryCode"}));
  EXPECT_EQ(post("/second-factor/totp", {{"token", token}}).status, 410);
}

TEST_F(SetUps, on_the_way_never_stand_beside_a_factor_that_came_meanwhile) {
  rules.wants = true;
  const auto asked = log_in();
  const std::string token(asked.body.at("secondFactor").as_object().at("token").as_string());
  add_app(bearer);

  EXPECT_EQ(post("/second-factor/totp", {{"token", token}}).status, 410);
}

class Switches : public SecondFactorFixture {
 protected:
  Switches() {
    database.execute("insert into auth.memberships (tenant_id, id, user_id, role, level, created_at) values ('" +
                     to_string(elsewhere) + "', gen_random_uuid(), '" + to_string(ada) +
                     "', 'agency', 'member', now() + interval '1 day')");
  }
  Answer switch_from(const std::string& bearer) {
    return post("/switch", {{"tenantId", to_string(elsewhere)}}, bearer);
  }

  const tenancy::TenantId elsewhere = tenancy::TenantId::make();
};

TEST_F(Switches, carry_a_session_where_no_second_factor_is_wanted) { EXPECT_EQ(switch_from(signed_in()).status, 200); }

TEST_F(Switches, do_not_get_around_a_second_factor_that_the_other_agency_wants) {
  const auto bearer = signed_in();
  rules.wants = true;

  EXPECT_EQ(switch_from(bearer).code(), "sign_in_again");

  database.execute("update auth.sessions set methods = '{pwd,otp,mfa}'");
  EXPECT_EQ(switch_from(bearer).status, 200);
}

TEST_F(Switches, do_not_carry_the_word_of_one_agencys_provider_to_another_agency) {
  const auto bearer = signed_in();
  database.execute("update auth.sessions set methods = '{oidc,sso,mfa}'");

  EXPECT_EQ(switch_from(bearer).code(), "sign_in_again");
}

TEST_F(SetUps, keep_the_last_factor_where_the_agency_wants_one) {
  add_app(bearer);
  rules.wants = true;
  const auto id = database.execute("select id from auth.totp_factors");

  const auto refused = remove("/second-factors/" + id, bearer);

  EXPECT_EQ(refused.code(), "second_factor_wanted");
  EXPECT_EQ(database.execute("select count(*) from auth.totp_factors"), "1");
}

TEST_F(SetUps, of_recovery_codes_need_a_factor) {
  EXPECT_EQ(post("/recovery-codes", json::object(), bearer).code(), "no_second_factor");
}

}  // namespace
}  // namespace auth
