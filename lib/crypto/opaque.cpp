// Making and hashing of opaque tokens.
#include "crypto/opaque.hpp"

#include "base/encode.hpp"
#include "base/random.hpp"
#include "crypto/digest.hpp"

namespace crypto {

OpaqueToken make_opaque_token() {
  auto text = base::to_base64url(base::random_bytes(32));
  auto hash = hash_opaque_token(text);
  return {std::move(text), std::move(hash)};
}

std::string hash_opaque_token(std::string_view text) { return base::to_base64url(sha256(text)); }

}  // namespace crypto
