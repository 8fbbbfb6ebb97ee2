// E-mail addresses: showing that one reads what is sent there, and changing them.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "accounts.hpp"
#include "auth/auth.hpp"

namespace auth {

// What a confirmation is about; kept with its token.
struct AddressToConfirm {
  std::string email;
  std::optional<std::string> previous;  // set when it is to replace this one
};
BOOST_DESCRIBE_STRUCT(AddressToConfirm, (), (email, previous))

// Issues the token (24 hours) and publishes what has it mailed to `address.email`.
base::Task<void> ask_to_confirm(sql::Tx& tx, tenancy::UserId user, AddressToConfirm address);

void add_email_verification_routes(http::Routes& routes, Given& given);

}  // namespace auth
