// Access tokens: what is signed is accepted, everything else is refused.
#include "crypto/token.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/digest.hpp"

namespace {

using crypto::TokenSigner;

const std::string secret_a(32, 'a');
const std::string ring_a = "a:" + base::to_base64url(secret_a);
const std::string ring_b = "b:" + base::to_base64url(std::string(48, 'b'));
const base::Timestamp now{std::chrono::seconds(1'800'000'000)};

boost::json::object claims() {
  return {{"iss", "dde"}, {"aud", "api"}, {"sub", "somebody"}, {"iat", 1'800'000'000}, {"exp", 1'800'000'900}};
}

std::string refusal(const TokenSigner& signer, std::string_view token, base::Timestamp at = now) {
  try {
    signer.verify(token, at, "dde", "api");
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::unauthenticated);
    return error.code();
  }
  return "accepted";
}

// A token under our real secret with any header: what an attacker would need is only the header trick.
std::string forge(std::string_view header, const boost::json::object& body) {
  const auto text = base::to_base64url(header) + "." + base::to_base64url(boost::json::serialize(body));
  return text + "." + base::to_base64url(crypto::hmac_sha256(secret_a, text));
}

TEST(Tokens, give_back_the_claims_that_were_signed) {
  const TokenSigner signer(ring_a);

  const auto token = signer.sign(claims());

  EXPECT_EQ(signer.verify(token, now, "dde", "api"), claims());
}

TEST(Tokens, agree_with_the_standard_byte_for_byte) {
  const TokenSigner signer(ring_a);

  EXPECT_EQ(signer.sign(claims()), forge(R"({"alg":"HS256","kid":"a","typ":"JWT"})", claims()));
}

TEST(Tokens, refuse_a_token_signed_with_another_key) {
  const TokenSigner signer(ring_a);
  const TokenSigner stranger("a:" + base::to_base64url(std::string(32, 'x')));

  EXPECT_EQ(refusal(signer, stranger.sign(claims())), "invalid_token");
}

TEST(Tokens, stay_valid_while_their_key_is_in_the_ring) {
  const TokenSigner old(ring_a);
  const TokenSigner rotated(ring_b + "," + ring_a);
  const TokenSigner removed(ring_b);

  const auto token = old.sign(claims());

  EXPECT_EQ(refusal(rotated, token), "accepted");
  EXPECT_EQ(refusal(removed, token), "invalid_token");
  EXPECT_EQ(refusal(removed, rotated.sign(claims())), "accepted");
}

TEST(Tokens, refuse_every_other_header_even_under_the_right_key) {
  const TokenSigner signer(ring_a);

  for (const auto* header :
       {R"({"alg":"none","kid":"a","typ":"JWT"})", R"({"alg":"HS512","kid":"a","typ":"JWT"})",
        R"({"alg":"RS256","kid":"a","typ":"JWT"})", R"({"alg":"HS256","typ":"JWT"})",
        R"({"alg":"HS256","kid":"b","typ":"JWT"})", R"({"alg":"HS256","kid":"a","typ":"at+jwt"})",
        R"({"alg":"HS256","kid":"a","typ":"JWT","crit":["x"]})", R"({})", "",
        R"({"alg":"HS256","kid":"../a","typ":"JWT"})", R"({"alg":"HS256","kid":"a' or ''='","typ":"JWT"})",
        R"({"alg":"HS256","kid":["a"],"typ":"JWT"})", R"({"alg":"HS256","kid":"","typ":"JWT"})",
        R"({"alg":"HS256","kid":"a","typ":"JWT","jku":"https://evil.example/keys"})",
        R"({"alg":"HS256","kid":"a","typ":"JWT","jwk":{"kty":"oct","k":"AAAA"}})",
        R"({"alg":"HS256","kid":"a","typ":"JWT","x5u":"https://evil.example/certificate"})",
        R"({"kid":"a","typ":"JWT"})", R"({"alg":"hs256","kid":"a","typ":"JWT"})",
        R"({"alg":"none","alg":"HS256","kid":"a","typ":"JWT"})"}) {
    EXPECT_EQ(refusal(signer, forge(header, claims())), "invalid_token") << header;
  }
}

TEST(Tokens, refuse_text_that_is_no_token) {
  const TokenSigner signer(ring_a);
  const auto token = signer.sign(claims());
  const auto header = token.substr(0, token.find('.'));

  for (const auto& text : {std::string(), std::string("."), std::string(".."), header, header + ".", header + "..",
                           token + ".", token + "=", "." + token, token.substr(0, token.size() - 1),
                           token + std::string(9000, 'a'), std::string(9000, '.')}) {
    EXPECT_EQ(refusal(signer, text), "invalid_token") << text;
  }
}

TEST(Tokens, refuse_any_changed_character) {
  const TokenSigner signer(ring_a);
  const auto token = signer.sign(claims());

  for (std::size_t at = 0; at < token.size(); ++at) {
    auto changed = token;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_EQ(refusal(signer, changed), "invalid_token") << at;
  }
}

TEST(Tokens, expire_at_their_second) {
  const TokenSigner signer(ring_a);
  const auto token = signer.sign(claims());

  EXPECT_EQ(refusal(signer, token, now + std::chrono::seconds(899)), "accepted");
  EXPECT_EQ(refusal(signer, token, now + std::chrono::seconds(900)), "expired_token");
}

TEST(Tokens, are_checked_claim_by_claim) {
  const TokenSigner signer(ring_a);
  const std::vector<std::pair<const char*, boost::json::value>> wrong{{"iss", "other"},
                                                                      {"iss", nullptr},
                                                                      {"aud", "other"},
                                                                      {"aud", 5},
                                                                      {"exp", nullptr},
                                                                      {"exp", "soon"},
                                                                      {"exp", 1.8e9},
                                                                      {"iat", nullptr},
                                                                      {"iat", 1'800'000'031},
                                                                      {"nbf", 1'800'000'031},
                                                                      {"nbf", "now"},
                                                                      {"aud", boost::json::array{"web"}},
                                                                      {"iss", boost::json::array{"dde"}}};

  for (const auto& [name, value] : wrong) {
    auto body = claims();
    body[name] = value;
    EXPECT_EQ(refusal(signer, signer.sign(body)), "invalid_token") << name << " " << value;
  }
  for (const auto* name : {"iss", "aud", "exp", "iat"}) {
    auto body = claims();
    body.erase(name);
    EXPECT_EQ(refusal(signer, signer.sign(body)), "invalid_token") << name;
  }
}

TEST(Tokens, may_be_for_several_audiences) {
  const TokenSigner signer(ring_a);
  auto body = claims();
  body["aud"] = {"web", "api"};

  EXPECT_EQ(refusal(signer, signer.sign(body)), "accepted");
}

TEST(TokenKeys, say_which_entry_is_wrong) {
  for (const auto& ring :
       {std::string(), std::string("nocolon"), ":" + base::to_base64url(secret_a), std::string("a:short"),
        std::string("a:!!!!"), ring_a + "," + ring_a, ring_a + ",b:", "a\"b:" + base::to_base64url(secret_a)}) {
    EXPECT_THROW(TokenSigner{ring}, base::Error) << ring;
  }
}

}  // namespace
