// Passkeys over the handlers: made, used to sign in, as second factor, and taken away; and what hostile ones reach.
#include "base/encode.hpp"
#include "second_factor_fixture.hpp"

namespace auth {
namespace {

using testing::HasSubstr;

class PasskeySignIn : public SecondFactorFixture {
 protected:
  PasskeySignIn() {
    bearer = signed_in();
    EXPECT_EQ(add_passkey(bearer, key).status, 201);
  }

  json::value options(const std::string& host = "dde.example") {
    return ask({.method = "POST",
                .path = "/passkeys/sign-in/options",
                .body = json::object(),
                .headers = {{"Host", host}}})
        .body;
  }
  json::object signed_by(SoftwareAuthenticator& with, const Answering& how = {}) {
    auto made = passkey_answer(with, options(), how);
    made["userHandle"] = user_handle(ada);
    return made;
  }
  Answer sign_in_with(json::object passkey) { return post("/passkeys/sign-in", {{"passkey", passkey}}); }
  std::string passkey_id() const { return database.execute("select id from auth.passkeys limit 1"); }

  SoftwareAuthenticator key;
  std::string bearer;
};

TEST_F(PasskeySignIn, needs_nothing_else) {
  const auto asked = options();
  EXPECT_EQ(asked.at("rpId"), "dde.example");
  EXPECT_EQ(asked.at("userVerification"), "required");
  EXPECT_TRUE(asked.at("allowCredentials").as_array().empty());

  const auto answered = sign_in_with(signed_by(key));

  ASSERT_EQ(answered.status, 200);
  EXPECT_EQ(get("/me", answered.field("accessToken")).field("email"), "ada@agency.example");
  EXPECT_EQ(methods(), "hwk mfa");
}

TEST_F(PasskeySignIn, works_with_rsa_keys_too) {
  SoftwareAuthenticator rsa(rs256);
  ASSERT_EQ(add_passkey(bearer, rsa).status, 201);

  EXPECT_EQ(sign_in_with(signed_by(rsa)).status, 200);
}

TEST_F(PasskeySignIn, happens_once_for_one_answer) {
  const auto answer = signed_by(key);
  ASSERT_EQ(sign_in_with(answer).status, 200);

  EXPECT_EQ(sign_in_with(answer).status, 410);
}

TEST_F(PasskeySignIn, happens_once_for_one_answer_sent_twice_at_once) {
  const auto answer = signed_by(key);
  int good = 0;
  const auto use = [&]() -> base::Task<void> {
    Ask ask{.method = "POST", .path = "/passkeys/sign-in", .body = {{"passkey", answer}}};
    const auto answered = co_await send(std::move(ask));
    good += answered.status == 200 ? 1 : 0;
  };

  std::vector<base::Task<void>> uses;
  for (int i = 0; i < 4; ++i) uses.push_back(use());
  sql::testing::run_together(context, std::move(uses));

  EXPECT_EQ(good, 1);
}

TEST_F(PasskeySignIn, takes_no_challenge_that_was_not_given_for_it) {
  const auto of_confirmation = post("/confirm/options", json::object(), bearer).body;
  auto answer = passkey_answer(key, of_confirmation);
  answer["userHandle"] = user_handle(ada);
  EXPECT_EQ(sign_in_with(answer).code(), "passkey_refused");

  Answering invented{.challenge = base::to_base64url("a challenge of my own, long enough to look like one")};
  EXPECT_EQ(sign_in_with(signed_by(key, invented)).code(), "passkey_refused");
}

TEST_F(PasskeySignIn, is_refused_to_pages_of_other_origins) {
  EXPECT_EQ(sign_in_with(signed_by(key, {.party = {"dde.example", "https://evil.example"}})).code(), "passkey_refused");
  EXPECT_EQ(sign_in_with(signed_by(key, {.party = {"evil.example", "https://dde.example:8443"}})).code(),
            "passkey_refused");
}

TEST_F(PasskeySignIn, wants_its_user_verified) {
  EXPECT_EQ(sign_in_with(signed_by(key, {.flags = 0x01})).code(), "passkey_refused");
}

TEST_F(PasskeySignIn, does_not_take_one_persons_passkey_for_another) {
  const auto bob = add_person("bob@agency.example");
  auto answer = passkey_answer(key, options());
  answer["userHandle"] = user_handle(bob);
  EXPECT_EQ(sign_in_with(answer).code(), "passkey_refused");

  SoftwareAuthenticator of_bob;
  ASSERT_EQ(add_passkey(signed_in("bob@agency.example"), of_bob).status, 201);
  auto mixed = signed_by(of_bob);
  mixed["credentialId"] = base::to_base64url(key.credential_id());
  EXPECT_EQ(sign_in_with(mixed).code(), "passkey_refused");
  auto nameless = passkey_answer(key, options());
  EXPECT_EQ(sign_in_with(nameless).code(), "passkey_refused");
}

TEST_F(PasskeySignIn, with_a_counter_that_went_back_suspends_the_passkey_and_tells) {
  key.counter = 40;
  ASSERT_EQ(sign_in_with(signed_by(key)).status, 200);
  auto copy = key;
  copy.counter = 20;

  EXPECT_EQ(sign_in_with(signed_by(copy)).code(), "passkey_refused");
  EXPECT_EQ(sign_in_with(signed_by(key)).code(), "passkey_refused");

  EXPECT_EQ(count("passkey.suspended"), 1);
  EXPECT_EQ(get("/passkeys", bearer).body.at("data").as_array().at(0).as_object().at("isSuspended"), true);
  // Nor does the copy turn the second factor off.
  EXPECT_EQ(log_in().body.at("secondFactor").as_object().at("methods"), (json::array{"recoveryCode"}));
}

TEST_F(PasskeySignIn, with_a_passkey_that_does_not_count_is_fine) {
  SoftwareAuthenticator uncounted;
  ASSERT_EQ(add_passkey(bearer, uncounted).status, 201);
  for (int i = 0; i < 3; ++i) {
    uncounted.counter = static_cast<std::uint32_t>(-1);  // the next is zero
    EXPECT_EQ(sign_in_with(signed_by(uncounted)).status, 200);
  }
}

TEST_F(PasskeySignIn, with_a_passkey_kept_in_an_account_says_so) {
  ASSERT_EQ(sign_in_with(signed_by(key, {.flags = 0x1d})).status, 200);

  EXPECT_EQ(methods(), "swk mfa");
}

TEST_F(PasskeySignIn, is_closed_to_whoever_was_deactivated) {
  database.execute("update auth.users set is_active = false");

  EXPECT_EQ(sign_in_with(signed_by(key)).code(), "passkey_refused");
}

TEST_F(PasskeySignIn, answers_garbage_with_what_is_wrong) {
  auto answer = signed_by(key);
  for (const auto* field : {"credentialId", "clientData", "authenticatorData", "signature", "userHandle"}) {
    auto bad = answer;
    bad[field] = "not base64!";
    EXPECT_EQ(sign_in_with(bad).status, 422) << field;
    bad[field] = base::to_base64url("\xff garbage");
    EXPECT_THAT(sign_in_with(bad).status, testing::AnyOf(403, 410)) << field;
  }
}

TEST_F(PasskeySignIn, happens_on_an_agencys_own_host_with_a_passkey_made_there) {
  const auto there = options("app.agency.example");
  EXPECT_EQ(there.at("rpId"), "app.agency.example");
  EXPECT_EQ(options("evil.example").at("rpId"), "dde.example");

  auto answer = passkey_answer(key, there);
  answer["userHandle"] = user_handle(ada);
  EXPECT_EQ(sign_in_with(answer).code(), "passkey_refused");  // made for the platform's host

  SoftwareAuthenticator of_agency;
  ASSERT_EQ(add_passkey(bearer, of_agency, "app.agency.example").status, 201);
  auto right = passkey_answer(of_agency, options("app.agency.example"));
  right["userHandle"] = user_handle(ada);
  EXPECT_EQ(sign_in_with(right).status, 200);
}

TEST_F(PasskeySignIn, as_a_second_factor_follows_the_password) {
  const auto question = log_in().body.at("secondFactor").as_object();
  ASSERT_EQ(question.at("methods"), (json::array{"passkey", "recoveryCode"}));
  const auto token = question.at("token");
  const auto asked = post("/second-factor/passkey", {{"token", token}});
  EXPECT_EQ(asked.body.at("allowCredentials").as_array().at(0).as_object().at("id"),
            json::string(base::to_base64url(key.credential_id())));

  const auto answered =
      post("/second-factor", {{"token", token}, {"passkey", passkey_answer(key, asked.body, {.flags = 1})}});

  EXPECT_NE(answered.field("accessToken"), "");
  EXPECT_EQ(methods(), "pwd hwk mfa");
}

TEST_F(PasskeySignIn, of_somebody_else_is_no_second_factor) {
  add_person("bob@agency.example");
  SoftwareAuthenticator of_bob;
  ASSERT_EQ(add_passkey(signed_in("bob@agency.example"), of_bob).status, 201);
  const auto token = log_in().body.at("secondFactor").as_object().at("token");
  const auto asked = post("/second-factor/passkey", {{"token", token}});

  const auto answered = post("/second-factor", {{"token", token}, {"passkey", passkey_answer(of_bob, asked.body)}});

  EXPECT_EQ(answered.code(), "passkey_refused");
}

TEST_F(PasskeySignIn, belongs_to_one_person_on_the_whole_platform) {
  add_person("bob@agency.example");

  const auto again = add_passkey(signed_in("bob@agency.example"), key);

  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.code(), "passkey_taken");
}

TEST_F(PasskeySignIn, shows_a_browser_what_it_knows_already) {
  const auto proposal = post("/passkeys/options", json::object(), bearer).body;

  EXPECT_EQ(proposal.at("excludeCredentials").as_array().size(), 1U);
  EXPECT_EQ(proposal.at("user").as_object().at("id"), json::string(user_handle(ada)));
  EXPECT_EQ(proposal.at("pubKeyCredParams").as_array().at(0).as_object().at("alg"), -7);
  EXPECT_EQ(proposal.at("pubKeyCredParams").as_array().at(1).as_object().at("alg"), -257);
  EXPECT_EQ(proposal.at("attestation"), "none");
}

TEST_F(PasskeySignIn, goes_with_the_passkey_but_never_with_the_last_way_in) {
  const std::string path = "/passkeys/" + passkey_id();
  EXPECT_EQ(patch(path, {{"name", "Yellow key"}}, bearer).field("name"), "Yellow key");
  database.execute("update auth.users set password_hash = ''");
  EXPECT_EQ(remove(path, bearer).code(), "last_way_to_sign_in");
  SoftwareAuthenticator other;
  ASSERT_EQ(add_passkey(bearer, other).status, 201);

  EXPECT_EQ(remove(path, bearer).status, 204);

  EXPECT_EQ(sign_in_with(signed_by(key)).code(), "passkey_refused");
  EXPECT_EQ(sign_in_with(signed_by(other)).status, 200);
}

TEST_F(PasskeySignIn, is_out_of_reach_of_others) {
  add_person("bob@agency.example");
  const auto of_bob = signed_in("bob@agency.example");
  const std::string path = "/passkeys/" + passkey_id();

  EXPECT_EQ(patch(path, {{"name", "Mine"}}, of_bob).status, 404);
  EXPECT_EQ(remove(path, of_bob).status, 404);
}

}  // namespace
}  // namespace auth
