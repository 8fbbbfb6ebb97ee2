// Registration: a new agency with its owner.
#pragma once

#include <boost/describe/class.hpp>

#include "passwords.hpp"

namespace auth {

struct NewAgency {
  shape::Text<1, 120> agency_name;
  shape::Text<1, 120> full_name;
  shape::Email email;
  NewPassword password;
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(NewAgency, (), (agency_name, full_name, email, password, delivery))

void add_registration_routes(http::Routes& routes, Given& given);

}  // namespace auth
