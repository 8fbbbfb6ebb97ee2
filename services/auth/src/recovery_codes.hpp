// Recovery codes: ten, each good once, for the day on which phone and passkeys are lost.
#pragma once

#include <string>
#include <vector>

#include "auth/auth.hpp"

namespace auth {

// Ten new ones; those from before are void. They are shown now and never again.
base::Task<std::vector<std::string>> renew_recovery_codes(sql::Tx& tx, tenancy::UserId user);

// Uses `code` up, however it is written (capitals, hyphens, blanks), and announces it; false where it is none. Of two
// that use it at the same moment one succeeds. `tx` has a tenant.
base::Task<bool> use_recovery_code(sql::Tx& tx, tenancy::UserId user, std::string code);

base::Task<void> void_recovery_codes(sql::Tx& tx, tenancy::UserId user);

void add_recovery_code_routes(http::Routes& routes);

}  // namespace auth
