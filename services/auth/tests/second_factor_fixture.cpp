// Apps and passkeys as their makers would have them.
#include "second_factor_fixture.hpp"

#include "base/encode.hpp"
#include "crypto/seal.hpp"
#include "totp.hpp"

namespace auth {

std::string SecondFactorFixture::challenge() {
  const auto answer = log_in();
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.field("accessToken"), "");
  const auto* question = answer.body.at("secondFactor").if_object();
  return question == nullptr ? std::string() : std::string(question->at("token").as_string());
}

std::string SecondFactorFixture::secret_of(const Answer& new_app) const {
  const auto id = new_app.field("id");
  const auto stored =
      database.execute("select encode(sealed_secret, 'base64') from auth.totp_factors where id = '" + id + "'");
  const crypto::Sealer sealer(given.options.key_ring, "secrets of authenticator apps");
  return sealer.unseal(base::from_base64(stored).value(), base::parse_uuid(id).value().view()).value();
}

std::string SecondFactorFixture::add_app(const std::string& bearer) {
  const auto made = post("/second-factors/totp", json::object(), bearer);
  const auto secret = secret_of(made);
  EXPECT_EQ(totp_secret_text(secret), made.field("secret"));
  const auto confirmed = post("/second-factors/totp/confirm", {{"code", code(secret)}}, bearer);
  EXPECT_EQ(confirmed.status, 200) << confirmed.text;
  const auto* codes = confirmed.body.at("recoveryCodes").if_array();
  if (codes != nullptr) {
    for (const auto& shown : *codes) recovery_codes.emplace_back(shown.as_string());
  }
  return secret;
}

std::string SecondFactorFixture::code(const std::string& secret) const {
  return totp_code(secret, totp_step(base::Clock::now()));
}

Answer SecondFactorFixture::add_passkey(const std::string& bearer, const SoftwareAuthenticator& authenticator,
                                        const std::string& host) {
  const auto options = ask({.method = "POST",
                            .path = "/passkeys/options",
                            .body = json::object(),
                            .bearer = bearer,
                            .headers = {{"Host", host}}});
  EXPECT_EQ(options.status, 200) << options.text;
  const Answering how{.party = {host, "https://" + host + ":8443"}, .challenge = options.field("challenge")};
  const auto made = authenticator.create(how);
  return post("/passkeys",
              {{"name", "My key"},
               {"clientData", base::to_base64url(made.client_data)},
               {"authenticatorData", base::to_base64url(made.authenticator_data)},
               {"transports", json::array{"internal"}}},
              bearer);
}

json::object SecondFactorFixture::passkey_answer(SoftwareAuthenticator& authenticator, const json::value& options,
                                                 Answering how) const {
  how.party.id = how.party.id == "dde.example" ? std::string(options.at("rpId").as_string()) : how.party.id;
  if (how.party.origin == "https://dde.example") how.party.origin = "https://" + how.party.id + ":8443";
  if (how.challenge.empty()) how.challenge = options.at("challenge").as_string();
  const auto made = authenticator.prove(how);
  return {{"credentialId", base::to_base64url(authenticator.credential_id())},
          {"clientData", base::to_base64url(made.client_data)},
          {"authenticatorData", base::to_base64url(made.authenticator_data)},
          {"signature", base::to_base64url(made.signature)}};
}

std::string SecondFactorFixture::user_handle(tenancy::UserId user) const {
  return base::to_base64url(user.value.view());
}

std::string SecondFactorFixture::methods() const {
  return database.execute(
      "select array_to_string(methods, ' ') from auth.sessions order by created_at desc, id desc limit 1");
}

}  // namespace auth
