// Splitting and decoding of request targets.
#include "http/target.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "shape/utf8.hpp"

namespace http {
namespace {

std::optional<int> hex_value(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return std::nullopt;
}

char take_byte(std::string_view text) {
  const auto high = text.size() < 3 ? std::nullopt : hex_value(text[1]);
  const auto low = text.size() < 3 ? std::nullopt : hex_value(text[2]);
  if (!high || !low) throw base::malformed("The address holds a % that is not followed by two hexadecimal digits.");
  return static_cast<char>(*high * 16 + *low);
}

std::string without_origin(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto path = target.find_first_of("/?", scheme.size());
    if (path == std::string_view::npos) return "/";
    return (target[path] == '?' ? "/" : "") + std::string(target.substr(path));
  }
  return std::string(target);
}

std::string decode_query(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return percent_decode(spaced);
}

std::vector<std::pair<std::string, std::string>> parse_query(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> query;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    query.emplace_back(decode_query(pair.substr(0, equals)), decode_query(value));
  }
  return query;
}

}  // namespace

std::string percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  while (!text.empty()) {
    const bool is_encoded = text.front() == '%';
    decoded += is_encoded ? take_byte(text) : text.front();
    text.remove_prefix(is_encoded ? 3 : 1);
  }
  const bool is_text = shape::is_utf8(decoded) && !decoded.contains('\0');
  if (!is_text) throw base::malformed("The address does not decode to UTF-8 text.");
  return decoded;
}

Target parse_target(std::string_view target) {
  const std::string origin_form = without_origin(target);
  const bool is_printable = std::ranges::all_of(origin_form, [](char letter) { return letter > ' ' && letter < 0x7f; });
  if (!origin_form.starts_with('/') || !is_printable || origin_form.contains('#')) {
    throw base::malformed("The address of the request is not a path.");
  }
  const auto mark = origin_form.find('?');
  Target parsed;
  parsed.path = origin_form.substr(0, mark);
  if (mark != std::string::npos) parsed.query = parse_query(std::string_view(origin_form).substr(mark + 1));
  return parsed;
}

}  // namespace http
