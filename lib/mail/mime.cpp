// Quoted-printable and encoded words.
#include "mail/mime.hpp"

#include <algorithm>

#include "base/encode.hpp"

namespace mail {
namespace {

constexpr std::size_t longest_line = 76;
constexpr std::size_t bytes_in_word = 39;  // 52 characters of base64 within =?UTF-8?B?...?=

std::string escaped(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'=', digits[byte >> 4], digits[byte & 15]};
}

std::string encode_line(std::string_view line) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const auto byte = static_cast<unsigned char>(line[at]);
    const bool blank = byte == ' ' || byte == '\t';
    const bool last = at + 1 == line.size();
    const bool plain = (byte > ' ' && byte < 0x7f && byte != '=') || (blank && !last);
    const auto piece = plain ? std::string(1, static_cast<char>(byte)) : escaped(byte);
    if (width + piece.size() >= longest_line) {
      out += "=\r\n";
      width = 0;
    }
    out += piece;
    width += piece.size();
  }
  return out;
}

bool is_plain(std::string_view text) {
  return !text.contains("=?") &&
         std::ranges::all_of(text, [](unsigned char letter) { return letter >= ' ' && letter < 0x7f; });
}

// A word may not cut a UTF-8 character in two.
std::size_t word_length(std::string_view text) {
  auto length = std::min(text.size(), bytes_in_word);
  while (length < text.size() && length > 1 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) --length;
  return length;
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += encode_line(line) + "\r\n";
  }
  return out;
}

std::string header_text(std::string_view text, std::size_t used) {
  std::string clean(text);
  std::ranges::replace_if(clean, [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; }, ' ');
  if (is_plain(clean) && used + clean.size() <= longest_line) return clean;
  std::string out;
  for (std::string_view rest = clean; !rest.empty();) {
    const auto length = word_length(rest);
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base::to_base64(rest.substr(0, length)) + "?=";
    rest.remove_prefix(length);
  }
  return out;
}

}  // namespace mail
