// JWT with HS256.
#include "crypto/token.hpp"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/digest.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/openssl.hpp"

namespace crypto {
namespace {

constexpr std::size_t longest_token = 8192;
// Clocks of two machines may differ by this much.
constexpr std::int64_t leeway_seconds = 30;

base::Error invalid_token() { return base::unauthenticated("invalid_token", "This access token is not valid."); }

std::int64_t seconds_of(const boost::json::object& claims, std::string_view name) {
  const auto* value = claims.if_contains(name);
  if (value == nullptr || !value->is_int64()) throw invalid_token();
  return value->get_int64();
}

bool is_text(const boost::json::value* value, std::string_view wanted) {
  return value != nullptr && value->is_string() && std::string_view(value->get_string()) == wanted;
}

bool is_for(const boost::json::value* audience, std::string_view wanted) {
  if (audience == nullptr || !audience->is_array()) return is_text(audience, wanted);
  return std::ranges::any_of(audience->get_array(), [&](const auto& entry) { return is_text(&entry, wanted); });
}

void check_times(const boost::json::object& claims, base::Timestamp now) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  if (seconds_of(claims, "iat") > seconds + leeway_seconds) throw invalid_token();
  if (claims.contains("nbf") && seconds_of(claims, "nbf") > seconds + leeway_seconds) throw invalid_token();
  if (seconds_of(claims, "exp") <= seconds) {
    throw base::unauthenticated("expired_token", "This access token has expired.");
  }
}

boost::json::object read_claims(std::string_view payload) {
  const auto text = base::from_base64url(payload);
  if (!text) throw invalid_token();
  boost::system::error_code refused;
  auto claims = boost::json::parse(*text, refused);
  if (refused || !claims.is_object()) throw invalid_token();
  return std::move(claims.get_object());
}

}  // namespace

// The header is the same for every token of a key, so comparing it byte for byte settles alg, typ and kid at once.
class TokenSigner::Key {
 public:
  Key(std::string_view id, std::string_view secret)
      : header_(base::to_base64url(R"({"alg":"HS256","kid":")" + std::string(id) + R"(","typ":"JWT"})")) {
    const Mac hmac(require(EVP_MAC_fetch(nullptr, "HMAC", nullptr), "HMAC"));
    ready_.reset(require(EVP_MAC_CTX_new(hmac.get()), "HMAC"));
    char digest[] = "SHA256";
    const OSSL_PARAM settings[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                   OSSL_PARAM_construct_end()};
    require(EVP_MAC_init(ready_.get(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), settings),
            "HMAC key");
  }

  const std::string& header() const { return header_; }

  // A copy of the keyed context costs a quarter of keying a new one.
  std::string sign(std::string_view text) const {
    const MacContext context(require(EVP_MAC_CTX_dup(ready_.get()), "HMAC"));
    std::string signature(32, '\0');
    std::size_t size = 0;
    require(EVP_MAC_update(context.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size()), "HMAC");
    require(EVP_MAC_final(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, signature.size()),
            "HMAC");
    return base::to_base64url(signature);
  }

 private:
  std::string header_;
  MacContext ready_;
};

TokenSigner::TokenSigner(std::string_view key_ring) {
  for (const auto& key : read_key_ring(key_ring)) keys_.push_back(std::make_unique<const Key>(key.id, key.secret));
}

TokenSigner::~TokenSigner() = default;
TokenSigner::TokenSigner(TokenSigner&&) noexcept = default;
TokenSigner& TokenSigner::operator=(TokenSigner&&) noexcept = default;

std::string TokenSigner::sign(const boost::json::object& claims) const {
  const auto& key = *keys_.front();
  auto token = key.header() + "." + base::to_base64url(boost::json::serialize(claims));
  return token + "." + key.sign(token);
}

boost::json::object TokenSigner::verify(std::string_view token, base::Timestamp now, std::string_view issuer,
                                        std::string_view audience) const {
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  if (token.size() > longest_token || first == token.npos || first == last) throw invalid_token();
  const auto* key = find_key(token.substr(0, first));
  if (key == nullptr) throw invalid_token();
  // Comparing the text, not the bytes, leaves no second spelling of a good signature.
  if (!constant_time_equal(key->sign(token.substr(0, last)), token.substr(last + 1))) throw invalid_token();

  auto claims = read_claims(token.substr(first + 1, last - first - 1));
  if (!is_text(claims.if_contains("iss"), issuer) || !is_for(claims.if_contains("aud"), audience))
    throw invalid_token();
  check_times(claims, now);
  return claims;
}

const TokenSigner::Key* TokenSigner::find_key(std::string_view header) const {
  const auto found = std::ranges::find_if(keys_, [&](const auto& key) { return key->header() == header; });
  return found == keys_.end() ? nullptr : found->get();
}

}  // namespace crypto
