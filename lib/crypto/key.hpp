// Private keys on the curve P-256, for certificates and for ACME accounts.
#pragma once

#include <openssl/types.h>

#include <memory>
#include <string>
#include <string_view>

namespace crypto {

// Copies share one immutable key. All errors are base::internal with OpenSSL's own text.
class PrivateKey {
 public:
  static PrivateKey generate();
  // PKCS#8 or SEC1; refuses any other curve or algorithm.
  static PrivateKey from_pem(std::string_view pem);

  // Unencrypted PKCS#8.
  std::string pem() const;
  // Affine coordinates, 32 bytes each.
  std::string public_x() const;
  std::string public_y() const;
  // ECDSA with SHA-256 as 64 bytes r || s (RFC 7518, 3.4).
  std::string sign(std::string_view message) const;

  EVP_PKEY* native() const { return key_.get(); }

 private:
  explicit PrivateKey(EVP_PKEY* key);

  std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace crypto
