// zxcvbn and utf8proc, behind two functions.
#include "crypto/password_strength.hpp"

#include <utf8proc.h>
#include <zxcvbn.h>

#include <cstdlib>
#include <memory>
#include <numbers>

namespace crypto {
namespace {

// zxcvbn's time grows faster than its input; what comes behind can only make a password better.
constexpr std::size_t judged_bytes = 64;

// zxcvbn's scores, by the power of ten of the guesses: 0 and 1 are within reach of guessing online.
int score_of(double bits) {
  const double powers_of_ten = bits * std::numbers::ln2 / std::numbers::ln10;
  if (powers_of_ten < 3) return 0;
  if (powers_of_ten < 6) return 1;
  if (powers_of_ten < 8) return 2;
  return powers_of_ten < 10 ? 3 : 4;
}

}  // namespace

std::string normalised_password(std::string_view password) {
  utf8proc_uint8_t* made = nullptr;
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(password.data()),
                                   static_cast<utf8proc_ssize_t>(password.size()), &made, options);
  if (length < 0) return std::string(password);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(made, &std::free);
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

int password_strength(std::string_view password, const std::vector<std::string>& known_words) {
  std::vector<const char*> words;
  words.reserve(known_words.size() + 1);
  for (const auto& word : known_words) words.push_back(word.c_str());
  words.push_back(nullptr);
  const std::string judged(password.substr(0, judged_bytes));
  return score_of(::ZxcvbnMatch(judged.c_str(), words.data(), nullptr));
}

}  // namespace crypto
