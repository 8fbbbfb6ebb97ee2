// The ring of secrets of one setting: the first makes, all of them check, so that a secret is replaced by a new first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crypto {

struct RingKey {
  std::string id;      // letters, digits, '-', '_' and '.'
  std::string secret;  // raw bytes, 32 or more
};

// Reads "kid:base64url of at least 32 bytes,kid:...". Throws base::internal saying which entry is wrong; there is at
// least one, and no id is there twice.
std::vector<RingKey> read_key_ring(std::string_view text);

}  // namespace crypto
