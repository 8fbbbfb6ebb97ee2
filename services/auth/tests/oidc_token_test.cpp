// ID tokens of other people: only the right one, signed by the right key, for us, now, is believed.
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <boost/json.hpp>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/digest.hpp"
#include "crypto/jws.hpp"
#include "crypto/key.hpp"
#include "oidc/id_token.hpp"
#include "oidc/jwk_set.hpp"
#include "oidc/provider.hpp"
#include "oidc/provider_answer.hpp"

namespace auth {
namespace {

namespace json = boost::json;

const base::Timestamp now{std::chrono::seconds(1'800'000'000)};
constexpr std::int64_t now_seconds = 1'800'000'000;

json::object good_claims() {
  return {{"iss", "https://issuer.example"}, {"aud", "us"},         {"sub", "somebody"}, {"iat", now_seconds},
          {"exp", now_seconds + 300},        {"nonce", "the nonce"}};
}

std::string encoded(const std::string& text) { return base::to_base64url(text); }

std::string token_of(const std::string& header, const std::string& payload, const crypto::PrivateKey& key) {
  const auto text = encoded(header) + "." + encoded(payload);
  return text + "." + encoded(key.sign(text));
}

json::object published(const crypto::PrivateKey& key, const char* id) {
  auto jwk = crypto::make_jwk(key);
  jwk["kid"] = id;
  jwk["use"] = "sig";
  return jwk;
}

class IdTokens : public testing::Test {
 protected:
  static std::string code_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const base::Error& error) {
      return error.code();
    }
    return "";
  }
  JwkSet keys() const { return JwkSet(json::serialize(json::object{{"keys", {published(key, "one")}}})); }
  // verified, wrong, unknown, or the code of the error.
  std::string verdict_on(const std::string& token) const {
    std::string verdict;
    const auto code = code_of([&] {
      const auto judged = keys().judge(split_token(token));
      verdict = judged == SignatureVerdict::verified ? "verified"
                : judged == SignatureVerdict::wrong  ? "wrong"
                                                     : "unknown";
    });
    return code.empty() ? verdict : code;
  }
  static IdTokenRule rule() {
    return {
        .issuer = "https://issuer.example", .client_id = "us", .nonce = "the nonce", .access_token = "", .now = now};
  }
  static std::string refusal_of(const json::object& claims, const IdTokenRule& expected = rule()) {
    return code_of([&] { read_id_token(json::serialize(claims), expected); });
  }

  const crypto::PrivateKey key = crypto::PrivateKey::generate();
  const std::string header = R"({"alg":"ES256","kid":"one"})";
  const std::string payload = json::serialize(good_claims());
};

TEST_F(IdTokens, signed_by_a_published_key_are_verified) {
  EXPECT_EQ(verdict_on(token_of(header, payload, key)), "verified");
  EXPECT_EQ(verdict_on(token_of(R"({"alg":"ES256"})", payload, key)), "verified");
}

TEST_F(IdTokens, of_other_keys_are_not) {
  const auto stranger = crypto::PrivateKey::generate();
  const auto good = token_of(header, payload, key);

  EXPECT_EQ(verdict_on(token_of(header, payload, stranger)), "wrong");
  EXPECT_EQ(verdict_on(token_of(R"({"alg":"ES256","kid":"two"})", payload, key)), "unknown");
  EXPECT_EQ(verdict_on(token_of(R"({"alg":"RS256","kid":"one"})", payload, key)), "unknown");
  EXPECT_EQ(verdict_on(good.substr(0, good.rfind('.') + 1)), "wrong");
  EXPECT_EQ(verdict_on(encoded(header) + "." + encoded(R"({"sub":"another"})") + good.substr(good.rfind('.'))),
            "wrong");
}

TEST_F(IdTokens, that_choose_their_own_rules_are_refused) {
  // HS256 under the published key as if it were a secret.
  const auto text = encoded(R"({"alg":"HS256","kid":"one"})") + "." + encoded(payload);
  const auto secret = json::serialize(published(key, "one"));
  const auto confused = text + "." + encoded(crypto::hmac_sha256(secret, text));
  const auto own_jwk = json::serialize(json::object{{"alg", "ES256"}, {"jwk", crypto::make_jwk(key)}, {"kid", "two"}});

  EXPECT_EQ(verdict_on(confused), "oidc_provider_fault");
  EXPECT_EQ(verdict_on(encoded(R"({"alg":"none"})") + "." + encoded(payload) + "."), "oidc_provider_fault");
  for (const auto* bad :
       {R"({"alg":"None","kid":"one"})", R"({"alg":"ES384","kid":"one"})", R"({"kid":"one"})", "[]",
        R"({"alg":["ES256"],"kid":"one"})", R"({"alg":"ES256","kid":5})", R"({"alg":"none","alg":"ES256","kid":"one"})",
        R"({"alg":"ES256","crit":["b64"],"b64":false})"}) {
    EXPECT_EQ(verdict_on(token_of(bad, payload, key)), "oidc_provider_fault") << bad;
  }
  EXPECT_EQ(verdict_on(token_of(own_jwk, payload, key)), "unknown");
}

TEST_F(IdTokens, that_are_no_tokens_are_refused) {
  const auto good = token_of(header, payload, key);
  for (const auto& bad : {std::string(), std::string("."), std::string(".."), good + ".x", good.substr(1), good + "=",
                          "!" + good, good + std::string(17'000, 'A')}) {
    EXPECT_EQ(verdict_on(bad), "oidc_provider_fault") << bad.substr(0, 80);
  }
}

TEST_F(IdTokens, tell_who_somebody_is) {
  auto claims = good_claims();
  claims["email"] = "Ada@Agency.Example";
  claims["email_verified"] = true;
  claims["name"] = "Ada Lovelace";
  claims["amr"] = {"pwd", "mfa"};

  const auto token = read_id_token(json::serialize(claims), rule());

  EXPECT_EQ(token.subject, "somebody");
  EXPECT_EQ(token.email->str(), "ada@agency.example");
  EXPECT_EQ(token.full_name, "Ada Lovelace");
  EXPECT_TRUE(token.has_second_factor);
}

TEST_F(IdTokens, without_a_fit_name_are_named_after_their_address) {
  auto claims = good_claims();
  claims["email"] = "ada@agency.example";
  claims["email_verified"] = true;
  claims["name"] = "\n";

  EXPECT_EQ(read_id_token(json::serialize(claims), rule()).full_name, "ada");
  EXPECT_FALSE(read_id_token(json::serialize(claims), rule()).has_second_factor);
}

TEST_F(IdTokens, with_one_wrong_claim_are_refused) {
  ASSERT_EQ(refusal_of(good_claims()), "");
  const std::vector<std::pair<const char*, json::value>> all{
      {"iss", "https://evil.example"},
      {"iss", "https://issuer.example/"},
      {"iss", 5},
      {"aud", "them"},
      {"aud", json::array{"them", "others"}},
      {"aud", json::array{"us", "them"}},  // without azp
      {"aud", json::array{}},
      {"aud", json::object{}},
      {"azp", "them"},
      {"exp", now_seconds - 61},
      {"exp", "later"},
      {"exp", 1.8e9 + 300.5},
      {"iat", now_seconds + 61},
      {"iat", now_seconds - 601},
      {"nbf", now_seconds + 61},
      {"nonce", "another nonce"},
      {"nonce", ""},
      {"nonce", 5},
      {"sub", ""},
      {"sub", json::string(256, 'a')},
      {"sub", "a\nb"},
      {"sub", 5},
      {"email", 5},
      {"email_verified", "true"},
      {"amr", "mfa"},
  };

  for (const auto& [claim, value] : all) {
    auto claims = good_claims();
    if (std::string_view(claim) == "email_verified") claims["email"] = "a@b.example";
    claims[claim] = value;
    EXPECT_EQ(refusal_of(claims), "oidc_provider_fault") << claim << " " << value;
  }
  for (const auto* claim : {"iss", "aud", "sub", "iat", "exp", "nonce"}) {
    auto claims = good_claims();
    claims.erase(claim);
    EXPECT_EQ(refusal_of(claims), "oidc_provider_fault") << claim;
  }
}

TEST_F(IdTokens, for_several_audiences_have_to_name_us_as_the_party) {
  auto claims = good_claims();
  claims["aud"] = {"us", "them"};
  claims["azp"] = "us";

  EXPECT_EQ(refusal_of(claims), "");
}

TEST_F(IdTokens, that_say_a_claim_twice_are_refused) {
  const auto twice = payload.substr(0, payload.size() - 1) + R"(,"sub":"another"})";

  EXPECT_EQ(code_of([&] { read_id_token(twice, rule()); }), "oidc_provider_fault");
}

TEST_F(IdTokens, belong_to_the_access_token_they_came_with) {
  auto expected = rule();
  expected.access_token = "the access token";
  auto claims = good_claims();
  claims["at_hash"] = base::to_base64url(crypto::sha256("the access token").substr(0, 16));

  EXPECT_EQ(refusal_of(claims, expected), "");
  expected.access_token = "another";
  EXPECT_EQ(refusal_of(claims, expected), "oidc_provider_fault");
}

TEST_F(IdTokens, with_an_address_that_is_not_verified_have_none) {
  auto claims = good_claims();
  claims["email"] = "ada@agency.example";

  EXPECT_FALSE(read_id_token(json::serialize(claims), rule()).email);
  claims["email_verified"] = false;
  EXPECT_FALSE(read_id_token(json::serialize(claims), rule()).email);
}

TEST_F(IdTokens, are_not_verified_by_keys_for_something_else) {
  auto for_encryption = published(key, "one");
  for_encryption["use"] = "enc";
  auto for_another = published(key, "one");
  for_another["alg"] = "ES512";
  auto off_curve = published(key, "one");
  off_curve["x"] = base::to_base64url(std::string(32, '\1'));
  const auto token = split_token(token_of(header, payload, key));

  for (const auto& jwk : {for_encryption, for_another, off_curve, json::object{}}) {
    const JwkSet set(json::serialize(json::object{{"keys", {jwk}}}));
    EXPECT_EQ(set.judge(token), SignatureVerdict::unknown_key) << json::serialize(jwk);
  }
  for (const auto* bad : {"", "[]", "{}", R"({"keys":{}})", R"({"keys":[],"keys":[]})"}) {
    EXPECT_EQ(code_of([&] { JwkSet{bad}; }), "oidc_provider_fault") << bad;
  }
}

TEST(ProviderMetadatas, lead_to_https_addresses_only) {
  const ProviderAddresses addresses("localhost:8080,127.0.0.1:9");

  EXPECT_TRUE(addresses.allows("https://issuer.example/path?x=1"));
  EXPECT_TRUE(addresses.allows("http://localhost:8080/x"));
  for (const auto* bad : {"http://issuer.example", "http://localhost:8081", "http://localhost", "javascript:alert(1)",
                          "https://", "https://user:secret@issuer.example", "https://issuer.example/#x",
                          "ftp://a.example", "/path", "", "https://issuer.example/a b"}) {
    EXPECT_FALSE(addresses.allows(bad)) << bad;
  }
}

TEST(ProviderMetadatas, stand_where_the_standard_says) {
  EXPECT_EQ(metadata_url("https://a.example"), "https://a.example/.well-known/openid-configuration");
  EXPECT_EQ(metadata_url("https://a.example/realms/b/"), "https://a.example/realms/b/.well-known/openid-configuration");
}

TEST(ProviderMetadatas, say_how_a_client_proves_itself) {
  const auto read = [](json::value methods) {
    json::object document{{"issuer", "https://a.example"},
                          {"authorization_endpoint", "https://a.example/a"},
                          {"token_endpoint", "https://a.example/t"},
                          {"jwks_uri", "https://a.example/j"}};
    if (!methods.is_null()) document["token_endpoint_auth_methods_supported"] = std::move(methods);
    return read_metadata(json::serialize(document), "https://a.example", ProviderAddresses(""));
  };

  EXPECT_EQ(read(nullptr).client_proof, ClientProof::basic);
  EXPECT_EQ(read({"client_secret_post", "client_secret_basic"}).client_proof, ClientProof::basic);
  EXPECT_EQ(read({"client_secret_post"}).client_proof, ClientProof::post);
  EXPECT_THROW(read({"private_key_jwt"}), base::Error);
  EXPECT_FALSE(read(nullptr).names_issuer);
}

}  // namespace
}  // namespace auth
