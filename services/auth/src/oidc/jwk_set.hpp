// The keys that a provider publishes (RFC 7517).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/public_key.hpp"

namespace auth {

// A token as it came, split but not believed (RFC 7515, compact form).
struct SignedToken {
  std::string key_id;  // empty: the token does not say
  crypto::SignatureAlgorithm algorithm;
  std::string signed_text;
  std::string signature;
  std::string payload;
};

// Only the three algorithms of crypto::PublicKey, so neither "none" nor a shared secret; jku, jwk, x5u and their like
// are never looked at. Throws provider_fault.
SignedToken split_token(std::string_view text);

enum class SignatureVerdict { verified, wrong, unknown_key };

class JwkSet {
 public:
  // Keys for anything but signatures, of other kinds or with bad numbers are left out. Throws provider_fault for what
  // is no key set.
  explicit JwkSet(std::string_view json);

  // unknown_key: no key of this id and algorithm; the provider may have changed its keys.
  SignatureVerdict judge(const SignedToken& token) const;

 private:
  struct Jwk {
    std::string id;
    std::string algorithm;  // empty: any of its kind
    std::string kind;
    crypto::PublicKey key;
  };

  std::vector<Jwk> keys_;
};

}  // namespace auth
