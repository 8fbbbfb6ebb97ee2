// Decoding of UTF-8.
#include "shape/utf8.hpp"

#include <cstdint>

namespace shape {
namespace {

struct Lead {
  std::size_t length;
  char32_t bits;
  char32_t smallest;  // below it the form is overlong
};

std::optional<Lead> read_lead(unsigned char byte) {
  if (byte < 0x80) return Lead{1, byte, 0};
  if ((byte & 0xe0) == 0xc0) return Lead{2, byte & 0x1fU, 0x80};
  if ((byte & 0xf0) == 0xe0) return Lead{3, byte & 0x0fU, 0x800};
  if ((byte & 0xf8) == 0xf0) return Lead{4, byte & 0x07U, 0x10000};
  return std::nullopt;
}

}  // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const auto lead = read_lead(static_cast<unsigned char>(text.front()));
  if (!lead || text.size() < lead->length) return std::nullopt;
  char32_t point = lead->bits;
  for (std::size_t at = 1; at < lead->length; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xc0) != 0x80) return std::nullopt;
    point = point << 6 | (byte & 0x3fU);
  }
  const bool is_surrogate = point >= 0xd800 && point <= 0xdfff;
  if (point < lead->smallest || is_surrogate || point > 0x10ffff) return std::nullopt;
  text.remove_prefix(lead->length);
  return point;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (!take_code_point(text)) return false;
  }
  return true;
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace shape
