// The keys of the chain: whoever has the database but not these cannot make a line that verifies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/key_ring.hpp"

namespace audit {

// A ring, as for access tokens: the first key seals, all of them verify. A key stays as long as lines sealed with it.
class Keys {
 public:
  // As crypto::read_key_ring.
  explicit Keys(std::string_view ring);

  const std::string& sealing_id() const { return keys_.front().id; }
  // Null for a key that is not in the ring.
  const std::string* find(std::string_view id) const;

 private:
  std::vector<crypto::RingKey> keys_;
};

}  // namespace audit
