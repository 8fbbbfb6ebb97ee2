// UUIDv7: making, writing, reading.
#include "base/id.hpp"

#include "base/encode.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

namespace base {
namespace {

std::optional<std::uint8_t> hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return std::nullopt;
}

constexpr bool is_dash_position(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

}  // namespace

Uuid make_uuid() {
  Uuid uuid;
  fill_random(uuid.bytes);
  const auto now = std::chrono::floor<std::chrono::milliseconds>(Clock::now()).time_since_epoch().count();
  for (int i = 0; i < 6; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(now >> (40 - 8 * i));
  uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | (uuid.bytes[6] & 0x0f));
  uuid.bytes[8] = static_cast<std::uint8_t>(0x80 | (uuid.bytes[8] & 0x3f));
  return uuid;
}

std::string to_string(const Uuid& uuid) {
  auto text = to_hex(uuid.view());
  for (const std::size_t at : {8, 13, 18, 23}) text.insert(at, 1, '-');
  return text;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid uuid;
  std::size_t nibble = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_dash_position(at)) {
      if (text[at] != '-') return std::nullopt;
      continue;
    }
    const auto digit = hex_digit(text[at]);
    if (!digit) return std::nullopt;
    auto& byte = uuid.bytes[nibble++ / 2];
    byte = static_cast<std::uint8_t>(byte << 4 | *digit);
  }
  return uuid;
}

}  // namespace base
