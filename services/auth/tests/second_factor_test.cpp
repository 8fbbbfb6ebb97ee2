// Password, challenge, code, session: over the handlers, and what does not get through.
#include "second_factor_fixture.hpp"
#include "sign_in.hpp"
#include "totp.hpp"
#include "trusted_devices.hpp"

namespace auth {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class SecondFactors : public SecondFactorFixture {
 protected:
  SecondFactors() {
    bearer = signed_in();
    secret = add_app(bearer);
    next_step();
  }
  Answer answer(const std::string& token, json::object proof) {
    proof["token"] = token;
    return post("/second-factor", proof);
  }
  std::string sessions_since() const {
    return std::to_string(std::stoi(sessions()) - 1);  // without that of the set-up
  }

  std::string bearer;
  std::string secret;
};

TEST_F(SecondFactors, stand_between_the_password_and_the_session) {
  const auto asked = log_in();
  const auto& question = asked.body.at("secondFactor").as_object();
  EXPECT_EQ(sessions_since(), "0");
  EXPECT_EQ(question.at("methods"), (json::array{"totp", "recoveryCode"}));
  EXPECT_EQ(question.at("expiresIn"), 300);

  const auto answered = answer(std::string(question.at("token").as_string()), {{"code", code(secret)}});

  ASSERT_EQ(answered.status, 200);
  EXPECT_EQ(get("/me", answered.field("accessToken")).field("email"), "ada@agency.example");
  EXPECT_EQ(methods(), "pwd otp mfa");
}

TEST_F(SecondFactors, keep_their_methods_when_the_session_is_refreshed) {
  const auto answered = answer(challenge(), {{"code", code(secret)}});

  EXPECT_EQ(post("/refresh", {{"refreshToken", answered.field("refreshToken")}}).status, 200);
  EXPECT_EQ(methods(), "pwd otp mfa");
}

TEST_F(SecondFactors, refuse_a_code_that_was_used_and_every_older_one) {
  const auto used = code(secret);
  ASSERT_EQ(answer(challenge(), {{"code", used}}).status, 200);

  EXPECT_EQ(answer(challenge(), {{"code", used}}).code(), "wrong_code");
  const auto older = totp_code(secret, totp_step(base::Clock::now()) - 1);
  EXPECT_EQ(answer(challenge(), {{"code", older}}).code(), "wrong_code");
  next_step();
  EXPECT_EQ(answer(challenge(), {{"code", code(secret)}}).status, 200);
}

TEST_F(SecondFactors, take_the_code_of_the_set_up_no_second_time) {
  const auto of_set_up = totp_code(secret, totp_step(base::Clock::now()) - 1);

  EXPECT_EQ(answer(challenge(), {{"code", of_set_up}}).code(), "wrong_code");
}

TEST_F(SecondFactors, give_one_session_for_one_code_however_many_use_it_at_once) {
  const auto shown = code(secret);
  std::vector<std::string> tokens;
  for (int i = 0; i < 3; ++i) tokens.push_back(challenge());
  tokens.push_back(tokens.front());
  int good = 0;
  const auto use = [&](std::string token) -> base::Task<void> {
    Ask ask{.method = "POST", .path = "/second-factor", .body = {{"token", token}, {"code", shown}}};
    const auto answered = co_await send(std::move(ask));
    good += answered.status == 200 ? 1 : 0;
  };

  std::vector<base::Task<void>> uses;
  for (const auto& token : tokens) uses.push_back(use(token));
  sql::testing::run_together(context, std::move(uses));

  EXPECT_EQ(good, 1);
  EXPECT_EQ(sessions_since(), "1");
}

TEST_F(SecondFactors, end_a_challenge_with_its_answer) {
  const auto token = challenge();
  ASSERT_EQ(answer(token, {{"code", code(secret)}}).status, 200);
  next_step();

  EXPECT_EQ(answer(token, {{"code", code(secret)}}).status, 410);
}

TEST_F(SecondFactors, end_a_challenge_after_five_wrong_answers_and_after_five_minutes) {
  const auto token = challenge();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(answer(token, {{"code", "000000"}}).code(), "wrong_code");
  next_step();
  EXPECT_EQ(answer(token, {{"code", code(secret)}}).status, 410);

  const auto late = challenge();
  for (int i = 0; i < 10; ++i) next_step();
  EXPECT_EQ(answer(late, {{"code", code(secret)}}).status, 410);
  EXPECT_EQ(sessions_since(), "0");
}

TEST_F(SecondFactors, are_not_guessed_by_starting_over_or_all_at_once) {
  std::vector<std::string> tokens;
  for (int i = 0; i < 4; ++i) tokens.push_back(challenge());
  int looked_at = 0;
  const auto guess = [&](std::string token) -> base::Task<void> {
    Ask ask{.method = "POST", .path = "/second-factor", .body = {{"token", token}, {"code", "000000"}}};
    const auto answered = co_await send(std::move(ask));
    looked_at += answered.code() == "wrong_code" ? 1 : 0;
  };

  std::vector<base::Task<void>> guesses;
  for (int i = 0; i < 40; ++i) guesses.push_back(guess(tokens[static_cast<std::size_t>(i) % tokens.size()]));
  sql::testing::run_together(context, std::move(guesses));

  EXPECT_EQ(looked_at, 5);
  EXPECT_EQ(answer(challenge(), {{"code", code(secret)}}).code(), "too_many_attempts");
  next_step();
  EXPECT_EQ(answer(challenge(), {{"code", code(secret)}}).status, 200);
}

TEST_F(SecondFactors, that_are_right_count_nothing_against_their_owner) {
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(answer(challenge(), {{"code", code(secret)}}).status, 200);
    next_step();
  }
}

TEST_F(SecondFactors, allow_a_shorter_password) {
  const json::object change{{"currentPassword", password}, {"newPassword", "kumquat7"}};
  const json::object back{{"currentPassword", "kumquat7"}, {"newPassword", "plumtree5"}};
  EXPECT_EQ(post("/password", change, bearer).status, 204);
  const auto id = database.execute("select id from auth.totp_factors");
  ASSERT_EQ(remove("/second-factors/" + id, bearer).status, 204);

  EXPECT_EQ(post("/password", back, bearer).status, 422);
}

TEST_F(SecondFactors, are_not_changed_by_a_session_that_an_agencys_provider_opened) {
  database.execute("update auth.sessions set methods = '{sso}'");
  const auto id = database.execute("select id from auth.totp_factors");

  EXPECT_EQ(post("/second-factors/totp", json::object(), bearer).code(), "sign_in_again");
  EXPECT_EQ(post("/passkeys/options", json::object(), bearer).code(), "sign_in_again");
  EXPECT_EQ(post("/recovery-codes", json::object(), bearer).code(), "sign_in_again");
  EXPECT_EQ(remove("/second-factors/" + id, bearer).code(), "sign_in_again");
}

TEST_F(SecondFactors, no_longer_trust_a_device_after_a_new_password) {
  const auto device = answer(challenge(), {{"code", code(secret)}, {"trustDevice", true}}).field("deviceToken");
  const std::string fresh = "a quite different passphrase";
  ASSERT_EQ(post("/password", {{"currentPassword", password}, {"newPassword", fresh}}, bearer).status, 204);

  const auto tried = post("/login", {{"email", "ada@agency.example"}, {"password", fresh}, {"deviceToken", device}});

  EXPECT_EQ(tried.status, 200);
  EXPECT_EQ(tried.field("accessToken"), "");
}

TEST_F(SecondFactors, take_a_challenge_of_nobody_else_and_nothing_forged) {
  const auto token = challenge();
  auto changed = token;
  changed[10] = changed[10] == 'A' ? 'B' : 'A';

  EXPECT_EQ(answer(changed, {{"code", code(secret)}}).status, 410);
  EXPECT_EQ(answer(token, {}).status, 422);
  EXPECT_EQ(answer(token, {{"code", code(secret)}, {"recoveryCode", recovery_codes[0]}}).status, 422);
}

TEST_F(SecondFactors, are_recovered_from_by_ten_codes_each_good_once) {
  ASSERT_EQ(recovery_codes.size(), 10U);
  auto typed = recovery_codes[0];
  for (auto& letter : typed) letter = static_cast<char>(std::toupper(letter));

  EXPECT_EQ(answer(challenge(), {{"recoveryCode", " " + typed}}).status, 200);
  EXPECT_EQ(answer(challenge(), {{"recoveryCode", recovery_codes[0]}}).code(), "wrong_code");
  EXPECT_EQ(answer(challenge(), {{"recoveryCode", recovery_codes[1]}}).status, 200);
  EXPECT_EQ(count("recovery_code.used"), 2);
  EXPECT_EQ(get("/second-factors", bearer).body.at("recoveryCodesLeft"), 8);
  EXPECT_THAT(database.execute("select string_agg(code_hash, ' ') from auth.recovery_codes"),
              testing::Not(HasSubstr(recovery_codes[2])));
}

TEST_F(SecondFactors, forget_the_old_recovery_codes_when_there_are_new_ones) {
  const auto renewed = post("/recovery-codes", json::object(), bearer);

  EXPECT_EQ(renewed.body.at("recoveryCodes").as_array().size(), 10U);
  EXPECT_EQ(answer(challenge(), {{"recoveryCode", recovery_codes[3]}}).code(), "wrong_code");
  const std::string fresh(renewed.body.at("recoveryCodes").as_array()[0].as_string());
  EXPECT_EQ(answer(challenge(), {{"recoveryCode", fresh}}).status, 200);
}

TEST_F(SecondFactors, are_not_asked_of_a_trusted_device_for_thirty_days) {
  const auto answered = answer(challenge(), {{"code", code(secret)}, {"trustDevice", true}});
  const auto device = answered.field("deviceToken");
  ASSERT_THAT(device, HasSubstr("ddd_"));
  const json::object credentials{{"email", "ada@agency.example"}, {"password", password}, {"deviceToken", device}};

  EXPECT_NE(post("/login", credentials).field("accessToken"), "");
  EXPECT_EQ(methods(), "pwd");
  const Ask with_cookie{.method = "POST",
                        .path = "/login",
                        .body = {{"email", "ada@agency.example"}, {"password", password}},
                        .cookies = "__Secure-dde-device=" + device};
  EXPECT_NE(ask(with_cookie).field("accessToken"), "");
  for (int i = 0; i < 30 * 24 * 120; ++i) next_step();
  EXPECT_EQ(post("/login", credentials).field("accessToken"), "");
}

TEST_F(SecondFactors, trust_a_device_for_one_person_only) {
  const auto answered = answer(challenge(), {{"code", code(secret)}, {"trustDevice", true}});
  add_person("bob@agency.example");
  const auto of_bob = signed_in("bob@agency.example");
  add_app(of_bob);

  const auto tried =
      post("/login",
           {{"email", "bob@agency.example"}, {"password", password}, {"deviceToken", answered.field("deviceToken")}});

  EXPECT_EQ(tried.field("accessToken"), "");
}

TEST_F(SecondFactors, give_browsers_a_cookie_no_script_can_read) {
  const auto asked = post("/login", {{"email", "ada@agency.example"}, {"password", password}, {"delivery", "cookie"}});
  const std::string token(asked.body.at("secondFactor").as_object().at("token").as_string());

  const auto answered = answer(token, {{"code", code(secret)}, {"trustDevice", true}});

  EXPECT_EQ(answered.field("deviceToken"), "");
  EXPECT_EQ(answered.field("refreshToken"), "");
  EXPECT_THAT(answered.cookies(),
              testing::UnorderedElementsAre(HasSubstr("__Secure-dde-refresh="),
                                            testing::AllOf(HasSubstr("__Secure-dde-device=ddd_"), HasSubstr("HttpOnly"),
                                                           HasSubstr("Secure"), HasSubstr("Max-Age=2592000"))));
}

TEST_F(SecondFactors, are_asked_again_of_a_device_that_was_forgotten_or_voided) {
  const auto device = answer(challenge(), {{"code", code(secret)}, {"trustDevice", true}}).field("deviceToken");
  const auto listed = get("/trusted-devices", bearer).body.at("data").as_array();
  ASSERT_EQ(listed.size(), 1U);
  const std::string id(listed[0].as_object().at("id").as_string());
  EXPECT_EQ(remove("/trusted-devices/" + id, bearer).status, 204);
  EXPECT_EQ(remove("/trusted-devices/" + id, bearer).status, 404);
  const json::object credentials{{"email", "ada@agency.example"}, {"password", password}, {"deviceToken", device}};
  EXPECT_EQ(post("/login", credentials).field("accessToken"), "");

  next_step();
  const auto waiting = challenge();
  const auto other = answer(challenge(), {{"code", code(secret)}, {"trustDevice", true}}).field("deviceToken");
  const auto reset = [&]() -> base::Task<void> {
    auto tx = co_await db.begin(tenancy::Scope::nobody());
    co_await void_trusted_devices(tx, ada);
    co_await tx.commit();
  };
  run(reset());

  auto with_other = credentials;
  with_other["deviceToken"] = other;
  EXPECT_EQ(post("/login", with_other).field("accessToken"), "");
  EXPECT_EQ(answer(waiting, {{"recoveryCode", recovery_codes[0]}}).status, 410);
}

TEST_F(SecondFactors, are_listed_without_their_secrets_and_removed) {
  const auto listed = get("/second-factors", bearer);
  const auto& factor = listed.body.at("data").as_array().at(0).as_object();
  EXPECT_EQ(factor.at("kind"), "totp");
  EXPECT_EQ(factor.at("name"), "Authenticator app");
  EXPECT_FALSE(factor.contains("secret"));
  const std::string path = "/second-factors/" + std::string(factor.at("id").as_string());

  EXPECT_EQ(remove(path, bearer).status, 204);

  EXPECT_EQ(remove(path, bearer).status, 404);
  EXPECT_NE(log_in().field("accessToken"), "");
  EXPECT_EQ(database.execute("select count(*) from auth.recovery_codes"), "0");
  EXPECT_EQ(count("second_factor.added"), 1);
  EXPECT_EQ(count("second_factor.removed"), 1);
}

TEST_F(SecondFactors, of_somebody_else_are_out_of_reach) {
  add_person("bob@agency.example");
  const auto of_bob = signed_in("bob@agency.example");
  const auto id = database.execute("select id from auth.totp_factors");

  EXPECT_EQ(remove("/second-factors/" + id, of_bob).status, 404);
  EXPECT_EQ(get("/second-factors", of_bob).body.at("data").as_array().size(), 0U);
}

TEST_F(SecondFactors, tell_the_database_no_secret) {
  const auto stored = database.execute("select encode(sealed_secret, 'escape') from auth.totp_factors");

  EXPECT_THAT(stored, testing::Not(HasSubstr(secret)));
  EXPECT_THAT(stored, testing::Not(HasSubstr(totp_secret_text(secret))));
}

}  // namespace
}  // namespace auth
