// Length first, then guesswork.
#include "password_rules.hpp"

#include <algorithm>
#include <cctype>

#include "base/error.hpp"
#include "crypto/password_strength.hpp"

namespace auth {
namespace {

constexpr std::size_t shortest = 8;
constexpr std::size_t long_enough_alone = 15;
constexpr int not_common = 2;
constexpr int strong = 3;
// Shorter words are too frequent to be anybody's.
constexpr std::size_t shortest_word = 3;

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (auto& letter : lower) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return lower;
}

bool is_of_a_word(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || static_cast<unsigned char>(letter) >= 0x80U;
}

void add_words(std::vector<std::string>& words, const std::string& text) {
  const auto lower = lower_case(text);
  if (lower.size() >= shortest_word) words.push_back(lower);
  for (auto at = lower.begin(); at != lower.end();) {
    const auto begin = std::find_if(at, lower.end(), is_of_a_word);
    at = std::find_if_not(begin, lower.end(), is_of_a_word);
    const std::string word(begin, at);
    if (word.size() >= shortest_word && word != lower) words.push_back(word);
  }
}

}  // namespace

std::optional<shape::Refusal> judge_password(std::size_t characters, int strength, bool has_second_factor) {
  if (characters < shortest) return shape::Refusal{"too_short", "Must have at least 8 characters."};
  if (strength < not_common) {
    return shape::Refusal{"too_common",
                          "This password is among the first that attackers try: it is common, a simple pattern, or "
                          "made of your own name or address. Choose another one; several unrelated words are good."};
  }
  if (has_second_factor || characters >= long_enough_alone || strength >= strong) return std::nullopt;
  return shape::Refusal{"too_weak", "Use at least 15 characters, for example several unrelated words, or a shorter "
                                    "password that is harder to guess."};
}

std::vector<std::string> known_words(const PasswordOwner& owner) {
  std::vector<std::string> words{"dominant", "digital", "empire", "dominantdigitalempire"};
  for (const auto& text : {owner.email, owner.full_name, owner.agency_name}) add_words(words, text);
  return words;
}

void require_good_password(std::string_view password, const PasswordOwner& owner, const char* field) {
  const auto strength = crypto::password_strength(password, known_words(owner));
  const auto refusal = judge_password(characters_of(password), strength, owner.has_second_factor);
  if (refusal) throw base::invalid(field, refusal->code, refusal->message);
}

}  // namespace auth
