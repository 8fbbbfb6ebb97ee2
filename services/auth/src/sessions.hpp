// Sessions: signing in, staying signed in, signing out.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

#include "auth/auth.hpp"
#include "shape/types.hpp"
#include "tenancy/member.hpp"

namespace auth {

// Where the refresh token goes: API clients take it from the body, browsers keep it in a cookie no script can read.
enum class TokenDelivery { body, cookie };
BOOST_DESCRIBE_ENUM(TokenDelivery, body, cookie)

struct Credentials {
  shape::Email email;
  shape::Secret<1, 1024> password;
  std::optional<tenancy::TenantId> tenant_id;  // which membership, for people who have several
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (email, password, tenant_id, delivery))

struct Refresh {
  std::optional<shape::Text<1, 256>> refresh_token;  // absent: the cookie holds it
};
BOOST_DESCRIBE_STRUCT(Refresh, (), (refresh_token))

struct SignedIn {
  tenancy::UserId user_id;
  std::string full_name;
  std::string email;
  tenancy::TenantId tenant_id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  tenancy::Role role;
  std::vector<std::string> permissions;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (user_id, full_name, email, tenant_id, sub_tenant_id, role, permissions))

struct Session {
  std::string access_token;
  std::string token_type;
  std::int64_t expires_in;  // seconds
  std::optional<std::string> refresh_token;
  SignedIn user;
};
BOOST_DESCRIBE_STRUCT(Session, (), (access_token, token_type, expires_in, refresh_token, user))

struct Membership {
  tenancy::TenantId tenant_id;
  base::Uuid id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  tenancy::Role role;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (tenant_id, id, sub_tenant_id, role))

// A person as its own record shows it.
struct Account {
  tenancy::UserId id;
  std::string email;
  std::string password_hash;
  std::string full_name;
  bool is_active;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, email, password_hash, full_name, is_active))

// Starts a session for a person whose identity is proven. Writes one row in `tx`, which has the membership's scope.
base::Task<http::Reply<Session>> open_session(Given& given, sql::Tx& tx, Account account, Membership membership,
                                              http::Caller caller, TokenDelivery delivery);

void add_session_routes(http::Routes& routes, Given& given);

}  // namespace auth
