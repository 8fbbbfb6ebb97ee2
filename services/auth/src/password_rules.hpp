// Which passwords are accepted (NIST SP 800-63B-4, 3.1.1.2): length and guesswork, no rules of composition.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shape/scalar.hpp"

namespace auth {

// What an attacker tries first with this person: address, name, agency.
struct PasswordOwner {
  std::string email;
  std::string full_name;
  std::string agency_name;
  bool has_second_factor = false;
};

// The strength is crypto::password_strength. Nothing is refused from 15 characters on, nor from 8 on where a second
// factor is asked for or the strength is 3 or 4; but never what stands on lists of common passwords or is made of
// known words (strength 0 and 1). Pure.
std::optional<shape::Refusal> judge_password(std::size_t characters, int strength, bool has_second_factor);

// The words of an owner that a password may not lean on, lower case; the platform's own name is one of them. Pure.
std::vector<std::string> known_words(const PasswordOwner& owner);

// Throws base::invalid at `field` for a password that judge_password refuses. `password` is normalised.
void require_good_password(std::string_view password, const PasswordOwner& owner, const char* field);

}  // namespace auth
