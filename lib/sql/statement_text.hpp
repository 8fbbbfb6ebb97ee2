// What the compiler checks about a SQL text: its first word, its placeholders, what it must not mention.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace sql {

// A string literal as a template argument.
template <std::size_t N>
struct FixedString {
  char characters[N]{};
  consteval FixedString(const char (&text)[N]) { std::ranges::copy(text, characters); }  // NOLINT: a literal is one
};

inline constexpr std::size_t bad_placeholders = static_cast<std::size_t>(-1);

constexpr char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

constexpr bool is_word(char letter) {
  const char small = lower(letter);
  return (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small == '_';
}

// Words are compared without regard to case.
constexpr bool mentions(std::string_view text, std::string_view word) {
  const auto same = [](char left, char right) { return lower(left) == right; };
  return !std::ranges::search(text, word, same).empty();
}

// The end of a quoted text or comment that begins at `at`, or `at` when none begins there.
constexpr std::size_t skip_quoted(std::string_view text, std::size_t at) {
  const auto past = [&](std::string_view end, std::size_t from) {
    const auto found = text.find(end, from);
    return found == std::string_view::npos ? text.size() : found + end.size();
  };
  if (text[at] == '\'' || text[at] == '"') return past(text.substr(at, 1), at + 1);
  if (text.substr(at).starts_with("--")) return past("\n", at);
  if (text.substr(at).starts_with("/*")) return past("*/", at);
  return at;
}

constexpr std::string_view after_comments(std::string_view text) {
  while (!text.empty()) {
    const bool is_space = text.front() == ' ' || text.front() == '\n' || text.front() == '\t';
    const bool is_comment = text.starts_with("--") || text.starts_with("/*");
    if (!is_space && !is_comment) break;
    text.remove_prefix(is_space ? 1 : skip_quoted(text, 0));
  }
  return text;
}

// The first word says what a statement can be; begin, commit, set, listen, copy and the like are refused.
constexpr bool starts_like_a_query(std::string_view text) {
  text = after_comments(text);
  constexpr std::array<std::string_view, 7> allowed{"select", "insert", "update", "delete", "merge", "with", "values"};
  const std::size_t length = static_cast<std::size_t>(std::ranges::find_if_not(text, is_word) - text.begin());
  const auto first = text.substr(0, length);
  return std::ranges::any_of(allowed, [&](std::string_view word) {
    return std::ranges::equal(first, word, [](char left, char right) { return lower(left) == right; });
  });
}

// The highest $n outside of quotes and comments; bad_placeholders when one below it is missing.
constexpr std::size_t count_placeholders(std::string_view text) {
  std::array<bool, 100> seen{};
  std::size_t highest = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto end = skip_quoted(text, at); end != at) {
      at = end;
      continue;
    }
    if (text[at++] != '$') continue;
    std::size_t number = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') number = number * 10 + (text[at++] - '0');
    if (number >= seen.size()) return bad_placeholders;
    if (number != 0) seen[number] = true;
    highest = std::max(highest, number);
  }
  const auto used = std::count(seen.begin(), seen.end(), true);
  return static_cast<std::size_t>(used) == highest ? highest : bad_placeholders;
}

}  // namespace sql
