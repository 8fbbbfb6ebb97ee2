// What an agency's own identity provider means for its people's other ways in, and for their other places.
#pragma once

#include <string>
#include <vector>

#include "accounts.hpp"
#include "memberships.hpp"

namespace auth {

// Among a proof's methods: an agency's own provider vouched. It speaks for that agency only.
inline constexpr const char* by_own_provider = "sso";
// A provider's answer came in by an agency's own address, whose DNS is the agency's: good for that agency only.
inline constexpr const char* by_own_address = "own_address";

// Throws base::forbidden "sso_required" where the agency wants this person to come by its provider, and the proof did
// not. The owner is never kept out, nor is an address that the provider does not speak for.
base::Task<void> require_way_in(sql::Database& db, Account account, Membership membership,
                                std::vector<std::string> methods);

// Throws base::forbidden "sign_in_again" for a session that an agency's provider or address opened: it must not be
// carried to another agency, whose people the first one could otherwise impersonate.
void require_portable(const std::vector<std::string>& methods);

// The same for the session that `who` acts in, before it changes how the account as a whole is signed in to: the
// account may belong to other agencies too.
base::Task<void> require_own_proof(sql::Queries& db, tenancy::Member who);

}  // namespace auth
