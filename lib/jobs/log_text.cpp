// UTF-8 by the table of Unicode 15, 3.9 (well-formed byte sequences).
#include "jobs/log_text.hpp"

#include <algorithm>
#include <cstdint>

namespace jobs {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

// Bytes of the well-formed character at the front, 0 when there is none.
std::size_t character_length(std::string_view text) {
  const auto first = byte_at(text, 0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(text, i) & 0xc0) != 0x80) return 0;
  }
  const auto second = byte_at(text, 1);
  const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
  const bool beyond = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
  return overlong || beyond ? 0 : length;
}

// Length of an escape sequence such as ESC [ 3 1 m, at least 1.
std::size_t escape_length(std::string_view text) {
  if (text.size() < 2 || text[1] != '[') return 1;
  std::size_t at = 2;
  while (at < text.size() && (byte_at(text, at) < 0x40 || byte_at(text, at) > 0x7e)) ++at;
  return std::min(at + 1, text.size());
}

std::string clean_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const auto first = byte_at(text, 0);
    auto length = character_length(text);
    if (first == 0x1b) {
      length = escape_length(text);
    } else if (length == 0) {
      line += "\xef\xbf\xbd";
      length = 1;
    } else if (first == '\t' || (first >= 0x20 && first != 0x7f)) {
      line += text.substr(0, length);
    }
    text.remove_prefix(length);
    if (line.size() > longest_line) return line + "...";
  }
  return line;
}

}  // namespace

std::vector<std::string> clean_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(clean_line(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace jobs
