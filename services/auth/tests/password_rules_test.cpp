// Which passwords are accepted.
#include "password_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace auth {
namespace {

struct Case {
  const char* what;
  std::size_t characters;
  int strength;
  bool has_second_factor;
  std::string code;  // empty: accepted
};

TEST(PasswordRules, weigh_length_strength_and_second_factor) {
  const std::vector<Case> cases{
      {"seven characters are never enough", 7, 4, true, "too_short"},
      {"eight strong ones are", 8, 3, false, ""},
      {"eight that can be guessed are not", 8, 2, false, "too_weak"},
      {"unless a second factor stands behind them", 8, 2, true, ""},
      {"fourteen that can be guessed are not", 14, 2, false, "too_weak"},
      {"fifteen need no strength", 15, 2, false, ""},
      {"what everybody tries is refused at any length", 64, 1, false, "too_common"},
      {"and with a second factor as well", 64, 0, true, "too_common"},
  };

  for (const auto& [what, characters, strength, has_second_factor, code] : cases) {
    const auto refusal = judge_password(characters, strength, has_second_factor);
    EXPECT_EQ(refusal ? refusal->code : "", code) << what;
  }
}

std::string refusal_of(const std::string& password, const PasswordOwner& owner = {}) {
  try {
    require_good_password(password, owner, "password");
    return "";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.details().at(0).field, "password");
    return error.details().at(0).code;
  }
}

TEST(PasswordRules, know_the_owner) {
  const PasswordOwner ada{"zwirner@zwickelbauer.example", "Ada Zwirner", "Zwickelbauer & Sohn"};

  EXPECT_EQ(refusal_of("zwirner@zwickelbauer.example", ada), "too_common");
  EXPECT_EQ(refusal_of("ZwirnerZwickelbauer", ada), "too_common");
  EXPECT_EQ(refusal_of("Ada Zwirner", ada), "too_common");
  EXPECT_EQ(refusal_of("ZwirnerZwickelbauer"), "");
}

TEST(PasswordRules, demand_no_digits_signs_or_capitals) {
  EXPECT_EQ(refusal_of("ten gnomes ate my cheese"), "");
  EXPECT_EQ(refusal_of("aaaaaaaaaaaaaaaaaaaaaaaa"), "too_common");
  EXPECT_EQ(refusal_of("DominantDigitalEmpire"), "too_common");
  EXPECT_EQ(refusal_of("Passw0rd!"), "too_common");
}

TEST(PasswordRules, count_characters_and_not_bytes) {
  const std::string seven_umlauts = "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa4\xc3\xb6\xc3\xbc";

  EXPECT_EQ(refusal_of(seven_umlauts), "too_short");
  EXPECT_EQ(refusal_of(seven_umlauts + "\xc3\x9f"), "");
}

TEST(PasswordRules, take_the_words_of_names_and_addresses_apart) {
  const auto words = known_words({"ada@studio.example", "Ada M. Zwirner", "", false});

  EXPECT_THAT(words, testing::IsSupersetOf({"ada@studio.example", "ada", "studio", "zwirner", "ada m. zwirner"}));
  EXPECT_THAT(words, testing::Not(testing::Contains("m")));
}

}  // namespace
}  // namespace auth
