// Confirming who one is: the strongest proof the account has, and a token that says when.
#include "access_token.hpp"
#include "second_factor_fixture.hpp"

namespace auth {
namespace {

class StepUp : public SecondFactorFixture {
 protected:
  // What the access token says of the last proof.
  base::Timestamp proven_at(const std::string& token) const {
    return read_access_token(signer, given.options, token).member.authenticated_at;
  }
  Answer confirm(const json::object& proof) { return post("/confirm", proof, bearer); }

  std::string bearer = signed_in();
};

TEST_F(StepUp, by_password_makes_the_session_fresh) {
  const auto before = proven_at(bearer);
  next_step();

  const auto confirmed = confirm({{"password", password}});

  ASSERT_EQ(confirmed.status, 200);
  EXPECT_GE(proven_at(confirmed.field("accessToken")) - before, std::chrono::seconds(29));
  EXPECT_EQ(get("/me", confirmed.field("accessToken")).status, 200);
  EXPECT_EQ(methods(), "pwd");
}

TEST_F(StepUp, by_a_wrong_proof_does_not_and_is_counted) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(confirm({{"password", "wrong"}}).status, 422);
  EXPECT_EQ(confirm({{"password", password}}).status, 429);

  add_app(bearer);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(confirm({{"code", "000000"}}).status, 422);
  EXPECT_EQ(confirm({{"code", "000000"}}).status, 429);
}

TEST_F(StepUp, asks_for_the_second_factor_where_there_is_one) {
  const auto secret = add_app(bearer);
  next_step();

  EXPECT_EQ(confirm({{"password", password}}).code(), "stronger_proof_needed");
  EXPECT_EQ(confirm({{"code", "000000"}}).status, 422);
  const auto shown = code(secret);
  EXPECT_EQ(confirm({{"code", shown}}).status, 200);
  EXPECT_EQ(confirm({{"code", shown}}).status, 422);
  EXPECT_EQ(methods(), "mfa otp pwd");
}

TEST_F(StepUp, by_passkey_answers_its_own_challenge_only) {
  SoftwareAuthenticator key;
  ASSERT_EQ(add_passkey(bearer, key).status, 201);
  const auto asked = post("/confirm/options", json::object(), bearer).body;
  const auto of_sign_in = post("/passkeys/sign-in/options", json::object()).body;

  EXPECT_EQ(confirm({{"passkey", passkey_answer(key, of_sign_in)}}).code(), "passkey_refused");
  EXPECT_EQ(confirm({{"passkey", passkey_answer(key, asked)}}).status, 200);
}

TEST_F(StepUp, needs_exactly_one_proof) {
  EXPECT_EQ(confirm({}).status, 422);
  EXPECT_EQ(confirm({{"password", password}, {"code", "000000"}}).status, 422);
}

TEST_F(StepUp, does_not_revive_a_session_that_ended) {
  database.execute("update auth.sessions set ended_at = now()");

  EXPECT_EQ(confirm({{"password", password}}).status, 401);
}

TEST_F(StepUp, brings_what_the_person_may_do_now) {
  database.execute("update auth.memberships set deactivated_at = now()");

  EXPECT_EQ(confirm({{"password", password}}).status, 401);
}

TEST_F(StepUp, without_anything_to_prove_by_asks_to_sign_in_again) {
  database.execute("update auth.users set password_hash = ''");

  EXPECT_EQ(confirm({{"password", "x"}}).code(), "sign_in_again");
}

}  // namespace
}  // namespace auth
