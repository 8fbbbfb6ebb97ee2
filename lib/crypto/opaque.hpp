// Random tokens that mean nothing by themselves: refresh tokens, reset links, API keys.
#pragma once

#include <string>
#include <string_view>

namespace crypto {

struct OpaqueToken {
  std::string text;  // goes to its holder: 256 random bits as 43 base64url characters
  std::string hash;  // is stored: see hash_opaque_token
};

OpaqueToken make_opaque_token();

// SHA-256 as base64url. No salt and no stretching: 256 random bits cannot be guessed.
std::string hash_opaque_token(std::string_view text);

}  // namespace crypto
