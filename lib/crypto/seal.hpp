// Texts that only who has the key can read or change: secrets at rest.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crypto {

// AES-256-GCM (NIST SP 800-38D) under keys derived from a ring: the first seals, all of them open. Immutable, so one
// object serves all threads.
class Sealer {
 public:
  // `purpose` ("stored answers") keeps the texts of one use from being opened as those of another. Throws as
  // read_key_ring().
  Sealer(std::string_view key_ring, std::string_view purpose);

  // 29 bytes longer than `text`, and different each time. `context` is not hidden but has to be the same when it is
  // opened: the row it belongs to, so that nobody moves it to another.
  std::string seal(std::string_view text, std::string_view context) const;
  // Nothing when it was changed, sealed under a key that has left the ring, or for another context or purpose.
  std::optional<std::string> unseal(std::string_view sealed, std::string_view context) const;

 private:
  std::vector<std::string> keys_;
};

}  // namespace crypto
