// How hard a password is to guess, and its one spelling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crypto {

// The NFC form (UAX #15): an "ä" typed as one character or as two is the same password. Text that is no UTF-8 stays as
// it is.
std::string normalised_password(std::string_view password);

// By zxcvbn, which knows common passwords, words, names, dates and keyboard patterns in English, and `known_words`,
// lower case: what an attacker knows of this person. 0 to 4; from 3 on about 10^8 guesses or more are needed.
// Looks at the first 64 bytes, which takes about 1 ms.
int password_strength(std::string_view password, const std::vector<std::string>& known_words);

}  // namespace crypto
