// Second factors: which ones a person has, whatever their kind.
#pragma once

#include <boost/describe/enum.hpp>

#include <string>
#include <vector>

#include "auth/auth.hpp"

namespace auth {

enum class FactorKind { totp, passkey };
BOOST_DESCRIBE_ENUM(FactorKind, totp, passkey)

struct Factors {
  bool any;  // counts passkeys that are suspended: a copied one does not turn the second factor off
  bool totp;
  bool passkey;
  bool recovery_codes;
};
BOOST_DESCRIBE_STRUCT(Factors, (), (any, totp, passkey, recovery_codes))

base::Task<Factors> factors_of(sql::Queries& db, tenancy::UserId user);

// What can be answered to a challenge: totp, passkey, recoveryCode.
std::vector<std::string> methods_of(const Factors& factors);

// Throws base::forbidden "sign_in_again" when the agency wants a second factor and the session's methods have none: who
// comes from another agency may not have been asked there.
base::Task<void> require_second_factor(Given& given, sql::Database& db, tenancy::TenantId tenant,
                                       std::vector<std::string> methods);

// All routes of second factors, passkeys, trusted devices and step-up.
void add_all_second_factor_routes(http::Routes& routes, Given& given);

}  // namespace auth
