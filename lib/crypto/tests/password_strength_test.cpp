// Strength of passwords, and their one spelling.
#include "crypto/password_strength.hpp"

#include <gtest/gtest.h>

namespace crypto {
namespace {

TEST(PasswordStrength, is_low_for_what_everybody_tries_first) {
  for (const auto* common : {"password", "12345678", "qwerty123", "Password1", "iloveyou", "letmein1", "trustno1",
                             "passwordpassword", "aaaaaaaaaaaaaaaa", "123456789012345", "qwertyuiopasdfgh",
                             "iloveyouiloveyou", "P@ssw0rd", "Welcome123!", "abcdefghijklmnop"}) {
    EXPECT_LT(password_strength(common, {}), 2) << common;
  }
}

TEST(PasswordStrength, is_high_for_random_characters_and_for_several_words) {
  for (const auto* good : {"kX9#mQ2!", "correct horse battery", "ten gnomes ate my cheese", "7b923303d6461c82d952"}) {
    EXPECT_GE(password_strength(good, {}), 3) << good;
  }
}

TEST(PasswordStrength, falls_where_the_password_is_made_of_what_is_known_of_its_owner) {
  EXPECT_GE(password_strength("zwickelbauer zwirner", {}), 3);
  EXPECT_LT(password_strength("zwickelbauer zwirner", {"zwickelbauer", "zwirner"}), 2);
  EXPECT_LT(password_strength("Zwickelbauer2", {"zwickelbauer"}), 2);
}

TEST(PasswordStrength, of_the_longest_input_is_judged_by_its_beginning) {
  const std::string weak(1'000'000, 'a');

  EXPECT_LT(password_strength(weak, {}), 2);
  EXPECT_EQ(password_strength("correct horse battery" + weak, {}), 4);
}

TEST(PasswordSpelling, have_one_spelling_whatever_the_keyboard_sends) {
  const std::string composed = "\xc3\xa4pfel";     // ä
  const std::string decomposed = "a\xcc\x88pfel";  // a and a combining diaeresis

  EXPECT_EQ(normalised_password(decomposed), composed);
  EXPECT_EQ(normalised_password(composed), composed);
  EXPECT_EQ(normalised_password("\xef\xac\x81sh"), "\xef\xac\x81sh");  // the ligature fi is another character
  EXPECT_EQ(normalised_password("no \xff UTF-8"), "no \xff UTF-8");
  EXPECT_EQ(normalised_password(""), "");
}

}  // namespace
}  // namespace crypto
