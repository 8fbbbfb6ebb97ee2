// Reading the ring of keys.
#include "audit/keys.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace audit {
namespace {

std::vector<crypto::RingKey> read_ring(std::string_view ring) {
  try {
    return crypto::read_key_ring(ring);
  } catch (const base::Error& error) {
    throw base::internal("audit keys: " + error.message());
  }
}

}  // namespace

Keys::Keys(std::string_view ring) : keys_(read_ring(ring)) {}

const std::string* Keys::find(std::string_view id) const {
  const auto found = std::ranges::find(keys_, id, &crypto::RingKey::id);
  return found == keys_.end() ? nullptr : &found->secret;
}

}  // namespace audit
