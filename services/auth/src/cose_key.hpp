// Public keys in COSE's form, as authenticators hand them over.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "crypto/public_key.hpp"

namespace auth {

// Algorithms of COSE (RFC 9053, RFC 8812).
inline constexpr std::int64_t es256 = -7;
inline constexpr std::int64_t rs256 = -257;

struct CoseKey {
  std::int64_t algorithm;
  crypto::PublicKey key;
  std::size_t size;  // in bytes, of the key as it stood there
};

// The key that `bytes` begins with. WebAuthn demands the one canonical encoding with nothing optional in it (Level 2,
// 6.5.1), so it is held against that form rather than parsed: no length in it is ever believed. Nothing for any other
// encoding or algorithm, and for what is no point or modulus.
std::optional<CoseKey> read_cose_key(std::string_view bytes);

// ES256 signs in DER, unlike in JWS.
bool is_signed_by(const CoseKey& key, std::string_view message, std::string_view signature);

}  // namespace auth
