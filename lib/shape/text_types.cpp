// The checks of lines, paragraphs, secrets and slugs.
#include "shape/text_types.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "shape/utf8.hpp"

namespace shape {
namespace {

bool is_space(char32_t point) {
  if (point <= 0x20) return point == 0x20 || (point >= 0x09 && point <= 0x0d);
  if (point >= 0x2000 && point <= 0x200b) return true;
  constexpr std::u32string_view others = U"\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff";
  return others.find(point) != std::u32string_view::npos;
}

// Control characters, and the ones that make text show in another order than it is stored.
bool is_forbidden(char32_t point) {
  return point < 0x20 || (point >= 0x7f && point <= 0x9f) || (point >= 0x2028 && point <= 0x202e) ||
         (point >= 0x2066 && point <= 0x2069);
}

std::string_view trimmed(std::string_view text) {
  const char* first = nullptr;
  const char* last = text.data();
  for (std::string_view rest = text; !rest.empty();) {
    const char* here = rest.data();
    const auto point = take_code_point(rest);
    if (!point) return text;
    if (is_space(*point)) continue;
    if (first == nullptr) first = here;
    last = rest.data();
  }
  if (first == nullptr) return {};
  return {first, static_cast<std::size_t>(last - first)};
}

void trim(std::string& text) {
  const auto kept = trimmed(text);
  if (kept.size() != text.size()) text = std::string(kept);
}

std::optional<Refusal> check_length(std::size_t length, std::size_t min, std::size_t max) {
  const auto plural = [](std::size_t count) { return count == 1 ? "" : "s"; };
  if (length < min && length == 0) return Refusal{"too_short", "Must not be empty."};
  if (length < min) return Refusal{"too_short", fmt::format("Must have at least {} character{}.", min, plural(min))};
  if (length > max) return Refusal{"too_long", fmt::format("Must have at most {} character{}.", max, plural(max))};
  return std::nullopt;
}

std::optional<Refusal> check_points(std::string_view text, std::string_view allowed, std::size_t& count) {
  for (count = 0; !text.empty(); ++count) {
    const auto point = take_code_point(text);
    if (!point) return Refusal{"wrong_type", "Must be text in UTF-8."};
    const bool is_allowed = *point < 0x80 && allowed.find(static_cast<char>(*point)) != std::string_view::npos;
    if (is_forbidden(*point) && !is_allowed)
      return Refusal{"control_characters", "Must not contain control characters."};
  }
  return std::nullopt;
}

}  // namespace

void refuse_text(Refusal refusal) { throw base::invalid({}, std::move(refusal.code), std::move(refusal.message)); }

std::optional<Refusal> check_line(std::string& text, std::size_t min, std::size_t max) {
  trim(text);
  std::size_t count = 0;
  if (auto refusal = check_points(text, "", count)) return refusal;
  return check_length(count, min, max);
}

std::optional<Refusal> check_paragraph(std::string& text, std::size_t max) {
  trim(text);
  for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) text.erase(at, 1);
  std::size_t count = 0;
  if (auto refusal = check_points(text, "\n\t", count)) return refusal;
  return check_length(count, 0, max);
}

std::optional<Refusal> check_secret(const std::string& text, std::size_t min, std::size_t max) {
  if (text.contains('\0')) return Refusal{"control_characters", "Must not contain the character NUL."};
  std::size_t count = 0;
  for (std::string_view rest = text; !rest.empty(); ++count) {
    if (!take_code_point(rest)) return Refusal{"wrong_type", "Must be text in UTF-8."};
  }
  return check_length(count, min, max);
}

std::optional<Refusal> check_slug(std::string& text) {
  const auto is_word = [](char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'); };
  if (auto refusal = check_length(text.size(), 1, 63)) return refusal;
  const bool letters = std::ranges::all_of(text, [&](char letter) { return is_word(letter) || letter == '-'; });
  if (!letters || text.starts_with('-') || text.ends_with('-') || text.contains("--"))
    return Refusal{"not_a_slug", "Must be lower-case letters and digits, in words joined by single hyphens."};
  return std::nullopt;
}

std::string text_schema(std::size_t min, std::size_t max, std::string_view format) {
  std::string schema = R"({"type":"string")";
  if (!format.empty()) schema += fmt::format(R"(,"format":"{}")", format);
  if (min > 0) schema += fmt::format(R"(,"minLength":{})", min);
  return schema + fmt::format(R"(,"maxLength":{}}})", max);
}

std::string SlugRule::schema() {
  return R"({"type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]+(-[a-z0-9]+)*$"})";
}

}  // namespace shape
