// Passwords: signing in with one.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>

#include "sign_in.hpp"

namespace auth {

struct Credentials {
  shape::Email email;
  shape::Secret<1, 1024> password;
  std::optional<tenancy::TenantId> tenant_id;  // which membership, for people who have several
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (email, password, tenant_id, delivery))

void add_password_routes(http::Routes& routes, Given& given);

}  // namespace auth
