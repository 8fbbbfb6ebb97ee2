// Passkeys of a person: made, named, removed.
#pragma once

#include <optional>
#include <string>

#include "auth/auth.hpp"

namespace auth {

inline constexpr http::Conflict last_way_to_sign_in{
    "last_way_to_sign_in", {}, {}, "This account has no password: without this passkey nobody could sign in."};

// The name of what was removed; nothing where the person has no such passkey. Throws last_way_to_sign_in.
base::Task<std::optional<std::string>> remove_passkey(sql::Tx& tx, tenancy::UserId user, base::Uuid id);

void add_passkey_routes(http::Routes& routes, Given& given);

}  // namespace auth
