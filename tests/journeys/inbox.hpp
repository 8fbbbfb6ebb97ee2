// Mails as their readers see them.
#pragma once

#include <string>

#include "instance.hpp"

namespace journeys {

// The mail to `email` that contains `words`, its quoted-printable text decoded; waited for, empty where none comes.
std::string mail_to(const Instance& instance, const std::string& email, const std::string& words);

// What stands behind "?token=" of the link to `page` ("/verify-email"); empty where there is no such link.
std::string token_in(const std::string& mail, const std::string& page);

}  // namespace journeys
