// What is no access token opens nothing: forged headers, foreign keys, wrong times, and tokens made for something else.
#include "access_token.hpp"
#include "auth/one_time_token.hpp"
#include "base/encode.hpp"
#include "crypto/digest.hpp"
#include "refresh_token.hpp"
#include "signed_in_members.hpp"

namespace auth {
namespace {

// The secret of test_key_ring.
const std::string our_secret(32, 'k');

std::string signed_text(const json::value& header, const json::value& claims, std::string_view secret) {
  const auto text = base::to_base64url(json::serialize(header)) + "." + base::to_base64url(json::serialize(claims));
  return text + "." + base::to_base64url(crypto::hmac_sha256(secret, text));
}

class TokenProofs : public SignedInMembers {
 protected:
  json::object good_header() const { return {{"alg", "HS256"}, {"kid", "test"}, {"typ", "JWT"}}; }
  json::object good_claims() const {
    return signer.verify(token_of(owner), base::Clock::now(), "https://dde.example", "dde");
  }
  std::string with_header(std::initializer_list<std::pair<const char*, json::value>> changes) const {
    auto header = good_header();
    for (const auto& [name, value] : changes) {
      if (value.is_null()) header.erase(name);
      else header[name] = value;
    }
    return signed_text(header, good_claims(), our_secret);
  }
  std::string with_claim(const char* name, json::value value) const {
    auto claims = good_claims();
    claims[name] = std::move(value);
    return signed_text(good_header(), claims, our_secret);
  }
  std::int64_t seconds_from_now(std::int64_t seconds) const {
    return std::chrono::floor<std::chrono::seconds>(base::Clock::now()).time_since_epoch().count() + seconds;
  }
  std::string api_key() {
    const auto made = post("/api-keys", {{"name", "k"}, {"scopes", {"api_keys:read"}}}, token_of(owner));
    return made.field("key");
  }

  const tenancy::Member owner = add_person(tenancy::TenantId::make(), "owner@agency.example");
};

struct Forged {
  const char* what;
  std::string token;
};

TEST_F(TokenProofs, begin_with_a_token_that_opens) {
  EXPECT_EQ(get("/me", signed_text(good_header(), good_claims(), our_secret)).status, 200);
}

TEST_F(TokenProofs, refuse_every_forged_header) {
  const json::value our_key{{"kty", "oct"}, {"k", base::to_base64url(our_secret)}};
  const auto unsigned_token = [&](const char* algorithm) {
    const json::object header{{"alg", algorithm}, {"kid", "test"}, {"typ", "JWT"}};
    return base::to_base64url(json::serialize(header)) + "." + base::to_base64url(json::serialize(good_claims())) + ".";
  };
  const std::vector<Forged> all{
      {"alg none without a signature", unsigned_token("none")},
      {"alg None without a signature", unsigned_token("None")},
      {"alg HS256 without a signature", unsigned_token("HS256")},
      {"alg none under our secret", with_header({{"alg", "none"}})},
      {"RS256 under our secret", with_header({{"alg", "RS256"}})},
      {"ES256 under our secret", with_header({{"alg", "ES256"}})},
      {"HS512 under our secret", with_header({{"alg", "HS512"}})},
      {"alg in lower case", with_header({{"alg", "hs256"}})},
      {"no alg", with_header({{"alg", nullptr}})},
      {"an unknown kid", with_header({{"kid", "other"}})},
      {"no kid", with_header({{"kid", nullptr}})},
      {"an empty kid", with_header({{"kid", ""}})},
      {"a path as kid", with_header({{"kid", "../../../../dev/null"}})},
      {"SQL as kid", with_header({{"kid", "test' union select '' --"}})},
      {"a kid that is a list", with_header({{"kid", json::array{"test"}}})},
      {"jku", with_header({{"jku", "https://evil.example/keys"}})},
      {"jwk", with_header({{"jwk", our_key}})},
      {"x5u", with_header({{"x5u", "https://evil.example/certificate"}})},
      {"x5c", with_header({{"x5c", json::array{"AAAA"}}})},
      {"crit", with_header({{"crit", json::array{"exp"}}})},
      {"another typ", with_header({{"typ", "at+jwt"}})},
      {"an encrypted type", with_header({{"enc", "A256GCM"}})},
  };

  for (const auto& [what, token] : all) {
    const auto refused = get("/me", token);
    EXPECT_EQ(refused.status, 401) << what;
    EXPECT_EQ(refused.code(), "invalid_token") << what;
  }
}

TEST_F(TokenProofs, refuse_every_foreign_signature) {
  const auto good = token_of(owner);
  const auto last_dot = good.rfind('.');
  const std::vector<Forged> all{
      {"another secret", signed_text(good_header(), good_claims(), std::string(32, 'x'))},
      {"an empty secret", signed_text(good_header(), good_claims(), "")},
      {"the kid as secret", signed_text(good_header(), good_claims(), "test")},
      {"no signature", good.substr(0, last_dot + 1)},
      {"no third part", good.substr(0, last_dot)},
      {"a signature cut short", good.substr(0, good.size() - 4)},
      {"padding", good + "="},
      {"a fourth part", good + ".e30"},
  };

  for (const auto& [what, token] : all) EXPECT_EQ(get("/me", token).code(), "invalid_token") << what;
}

TEST_F(TokenProofs, refuse_every_wrong_claim) {
  const std::vector<Forged> all{
      {"issued in the future", with_claim("iat", seconds_from_now(120))},
      {"not valid yet", with_claim("nbf", seconds_from_now(120))},
      {"no text as issuer", with_claim("iss", 5)},
      {"another issuer", with_claim("iss", "https://evil.example")},
      {"our issuer with a slash", with_claim("iss", "https://dde.example/")},
      {"another audience", with_claim("aud", "other")},
      {"other audiences", with_claim("aud", json::array{"other", "another"})},
      {"an expiry that is no number", with_claim("exp", "2099-01-01")},
      {"no subject", with_claim("sub", nullptr)},
      {"a role that is none", with_claim("role", "root")},
      {"an actor that is none", with_claim("act", json::object{})},
  };

  for (const auto& [what, token] : all) {
    const auto refused = get("/me", token);
    EXPECT_EQ(refused.status, 401) << what;
    EXPECT_EQ(refused.code(), "invalid_token") << what;
  }
}

TEST_F(TokenProofs, refuse_what_has_expired) {
  EXPECT_EQ(get("/me", with_claim("exp", seconds_from_now(0))).code(), "expired_token");
  EXPECT_EQ(get("/me", with_claim("exp", seconds_from_now(-3600))).code(), "expired_token");
}

TEST_F(TokenProofs, refuse_tokens_that_were_made_for_something_else) {
  const auto session = RefreshToken::make(owner.tenant_id, owner.session_id).text();
  const auto one_time = one_time_token_text(given.options.token_key, OneTimeTokenId::make());

  EXPECT_EQ(get("/me", session).code(), "invalid_token");
  EXPECT_EQ(get("/me", one_time).code(), "invalid_token");
  EXPECT_EQ(get("/me", "Bearer " + token_of(owner)).code(), "invalid_token");
}

TEST_F(TokenProofs, refuse_to_refresh_with_anything_but_a_refresh_token) {
  const auto one_time = one_time_token_text(given.options.token_key, OneTimeTokenId::make());
  const auto key = api_key();
  ASSERT_FALSE(key.empty());

  for (const auto& token : {token_of(owner).substr(0, 256), key, one_time}) {
    const auto refused = post("/refresh", {{"refreshToken", token}});
    const auto by_cookie =
        ask({.method = "POST", .path = "/refresh", .body = json::object{}, .cookies = "__Secure-dde-refresh=" + token});
    EXPECT_EQ(refused.status, 401) << token;
    EXPECT_EQ(by_cookie.status, 401) << token;
  }
}

}  // namespace
}  // namespace auth
