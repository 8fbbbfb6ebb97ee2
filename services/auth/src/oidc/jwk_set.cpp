// Splitting tokens, reading key sets.
#include "oidc/jwk_set.hpp"

#include <algorithm>

#include "base/encode.hpp"
#include "oidc/provider_answer.hpp"

namespace auth {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_token = 16'384;
constexpr std::size_t most_keys = 64;

std::string decoded(std::string_view part) {
  auto bytes = base::from_base64url(part);
  if (!bytes) throw provider_fault("its ID token is no base64url");
  return std::move(*bytes);
}

std::string_view kind_for(crypto::SignatureAlgorithm algorithm) {
  return algorithm == crypto::SignatureAlgorithm::es256 ? "EC" : "RSA";
}

bool is_named(const std::string& name, crypto::SignatureAlgorithm algorithm) {
  return name.empty() || crypto::read_signature_algorithm(name) == algorithm;
}

std::optional<std::string> bytes_of(const json::object& jwk, std::string_view name) {
  const auto text = text_of(jwk, name);
  return text ? base::from_base64url(*text) : std::nullopt;
}

std::optional<crypto::PublicKey> key_of(const json::object& jwk, std::string_view kind) {
  const bool is_rsa = kind == "RSA";
  if (!is_rsa && (kind != "EC" || text_of(jwk, "crv") != "P-256")) return std::nullopt;
  const auto first = bytes_of(jwk, is_rsa ? "n" : "x");
  const auto second = bytes_of(jwk, is_rsa ? "e" : "y");
  if (!first || !second) return std::nullopt;
  return is_rsa ? crypto::PublicKey::rsa(*first, *second) : crypto::PublicKey::p256(*first, *second);
}

bool is_for_signatures(const json::object& jwk) { return text_of(jwk, "use").value_or("sig") == "sig"; }

}  // namespace

SignedToken split_token(std::string_view text) {
  const auto first = text.find('.');
  const auto last = text.rfind('.');
  const bool has_shape =
      text.size() <= longest_token && first != text.npos && first < last && text.find('.', first + 1) == last;
  if (!has_shape) throw provider_fault("its ID token is no signed token");
  const auto header = read_answer(decoded(text.substr(0, first)), "the header of its ID token");
  const auto name = require_text(header, "alg");
  const auto algorithm = crypto::read_signature_algorithm(name);
  if (!algorithm) throw provider_fault("its ID token is not signed by RS256, PS256 or ES256");
  if (header.contains("crit")) throw provider_fault("its ID token asks for extensions");
  return {.key_id = text_of(header, "kid").value_or(""),
          .algorithm = *algorithm,
          .signed_text = std::string(text.substr(0, last)),
          .signature = decoded(text.substr(last + 1)),
          .payload = decoded(text.substr(first + 1, last - first - 1))};
}

JwkSet::JwkSet(std::string_view text) {
  const auto set = read_answer(text, "its key set");
  const auto* keys = set.if_contains("keys");
  if (keys == nullptr || !keys->is_array()) throw provider_fault("its key set has no keys");
  for (const auto& entry : keys->get_array()) {
    if (!entry.is_object() || keys_.size() == most_keys) continue;
    const auto& jwk = entry.get_object();
    const auto kind = text_of(jwk, "kty").value_or("");
    auto key = is_for_signatures(jwk) ? key_of(jwk, kind) : std::nullopt;
    if (!key) continue;
    keys_.push_back({text_of(jwk, "kid").value_or(""), text_of(jwk, "alg").value_or(""), kind, std::move(*key)});
  }
}

SignatureVerdict JwkSet::judge(const SignedToken& token) const {
  auto verdict = SignatureVerdict::unknown_key;
  for (const auto& [id, algorithm, kind, key] : keys_) {
    const bool may_be_it = (token.key_id.empty() || id == token.key_id) && kind == kind_for(token.algorithm) &&
                           is_named(algorithm, token.algorithm);
    if (!may_be_it) continue;
    if (key.verifies(token.algorithm, token.signed_text, token.signature)) return SignatureVerdict::verified;
    verdict = SignatureVerdict::wrong;
  }
  return verdict;
}

}  // namespace auth
