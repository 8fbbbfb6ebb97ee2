// Trusted devices: for 30 days after a second factor they need none for this account.
#pragma once

#include <string>

#include "auth/auth.hpp"

namespace auth {

// The token that makes the caller's device a trusted one; kept as a hash.
base::Task<std::string> trust_device(sql::Tx& tx, tenancy::UserId user, http::Caller caller);

// Whether `token` was given to a device of this account and is still good; notes that it was used.
base::Task<bool> is_trusted_device(sql::Database& db, tenancy::UserId user, std::string token);

// No device is trusted any more, and sign-ins that wait for their second factor are over: the password was changed or
// reset, or the second factors are gone. Any scope will do.
base::Task<void> void_trusted_devices(sql::Tx& tx, tenancy::UserId user);

// The browser's copy of the token, and what a request brought back of it (or nothing).
http::Cookie device_cookie(const std::string& token);
std::string device_token_of(const http::Caller& caller);

void add_trusted_device_routes(http::Routes& routes);

}  // namespace auth
