// Passwords: signing in with one, changing it.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>

#include "login_attempts.hpp"
#include "password_rules.hpp"
#include "sign_in.hpp"

namespace auth {

// A password to be set: require_good_password says whether it will do.
using NewPassword = shape::Secret<8, 1024>;

struct Credentials {
  shape::Email email;
  shape::Secret<1, 1024> password;
  std::optional<tenancy::TenantId> tenant_id;  // which membership, for people who have several
  std::optional<TokenDelivery> delivery;
  std::optional<shape::Secret<1, 256>> device_token;  // of a trusted device; browsers have a cookie
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (email, password, tenant_id, delivery, device_token))

struct PasswordChange {
  shape::Secret<1, 1024> current_password;
  NewPassword new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current_password, new_password))

// A password offered as a proof of who somebody is.
struct PasswordTry {
  std::optional<Account> account;  // none: nobody has the address
  Attempt attempt;
  std::string password;
};

// Takes the same time for an account that does not exist, is deactivated or has no password: false. Counts the attempt;
// throws base::too_many before any work when it comes too early (login_attempts.hpp).
base::Task<bool> is_password_of(Given& given, sql::Database& db, PasswordTry tried);

// Throws base::invalid at `field` for a password that the rules refuse; else its hash.
base::Task<std::string> hash_new_password(Given& given, NewPassword password, PasswordOwner owner,
                                          const char* field = "newPassword");

// Whose password is another one now: the owner is told in the name of the agency, links by mail are void, and all
// sessions end but `kept`. `tx` has the scope across_tenants of the person.
struct ChangedPassword {
  tenancy::UserId user_id;
  tenancy::TenantId tenant_id;
  std::string hash;
  std::optional<tenancy::SessionId> kept = {};
  std::string reason;  // of the sessions' end
};
base::Task<void> replace_password(sql::Tx& tx, ChangedPassword change);

void add_password_routes(http::Routes& routes, Given& given);

}  // namespace auth
