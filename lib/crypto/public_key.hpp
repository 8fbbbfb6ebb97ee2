// Other people's public keys, and the signatures they verify.
#pragma once

#include <openssl/types.h>

#include <memory>
#include <optional>
#include <string_view>

namespace crypto {

// RFC 7518: RSA PKCS#1 v1.5, RSA-PSS with a salt of 32 bytes, ECDSA on P-256; all with SHA-256.
enum class SignatureAlgorithm { rs256, ps256, es256 };

// "RS256", "PS256", "ES256"; nothing for any other word.
std::optional<SignatureAlgorithm> read_signature_algorithm(std::string_view name);

// Copies share one immutable key, which serves all threads.
class PublicKey {
 public:
  // Big-endian numbers. Nothing for fewer than 2048 or more than 8192 bits, or an exponent that is even or above 32
  // bits: such a key is either weak or made to keep us busy.
  static std::optional<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
  // 32 bytes each. Nothing for a point that is not on P-256.
  static std::optional<PublicKey> p256(std::string_view x, std::string_view y);

  // False too where the algorithm is not one of this kind of key. An ECDSA signature is 64 bytes r || s.
  bool verifies(SignatureAlgorithm algorithm, std::string_view message, std::string_view signature) const;

 private:
  explicit PublicKey(std::shared_ptr<EVP_PKEY> key) : key_(std::move(key)) {}

  std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace crypto
