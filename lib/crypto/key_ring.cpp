// Reading rings of keys.
#include "crypto/key_ring.hpp"

#include <algorithm>
#include <cctype>

#include "base/encode.hpp"
#include "base/error.hpp"

namespace crypto {
namespace {

constexpr std::size_t shortest_secret = 32;

bool is_key_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](unsigned char letter) {
    return std::isalnum(letter) || letter == '-' || letter == '_' || letter == '.';
  });
}

RingKey read_entry(std::string_view entry, const std::string& place) {
  const auto colon = entry.find(':');
  const auto id = entry.substr(0, colon);
  if (colon == entry.npos || !is_key_id(id)) throw base::internal(place + "expected kid:base64url");
  auto secret = base::from_base64url(entry.substr(colon + 1));
  if (!secret || secret->size() < shortest_secret)
    throw base::internal(place + "the secret must be base64url of 32 bytes or more");
  return {std::string(id), std::move(*secret)};
}

}  // namespace

std::vector<RingKey> read_key_ring(std::string_view text) {
  std::vector<RingKey> keys;
  while (!text.empty()) {
    const auto entry = text.substr(0, text.find(','));
    text.remove_prefix(std::min(entry.size() + 1, text.size()));
    const auto place = "token key " + std::to_string(keys.size() + 1) + ": ";
    auto key = read_entry(entry, place);
    const bool is_known = std::ranges::find(keys, key.id, &RingKey::id) != keys.end();
    if (is_known) throw base::internal(place + "the kid is there twice");
    keys.push_back(std::move(key));
  }
  if (keys.empty()) throw base::internal("no token key is set");
  return keys;
}

}  // namespace crypto
