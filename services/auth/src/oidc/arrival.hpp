// Whose account it is that a provider vouches for.
#pragma once

#include "accounts.hpp"
#include "oidc/id_token.hpp"
#include "oidc/question.hpp"

namespace auth {

// A good ID token, and how it came to be asked for.
struct Arrival {
  Party party;
  IdToken token;
  std::optional<tenancy::UserId> linking;  // the signed-in person who wants to link it
  std::optional<tenancy::TenantId> agency;  // at whose own address it was asked for
};

// Finds, links or makes the account, in transactions of its own. The rules, which docs/decisions/oidc.md explains:
//  - a known subject is its account; by an agency's connection only while that account's address lies in a domain that
//    the connection captured;
//  - an unknown one is linked to the signed-in person who asked for it (the platform's providers only), or, by an
//    agency's connection, to the account of its verified address in a captured domain, which is made where there is
//    none;
//  - at an agency's own address a platform's provider opens places in that agency only, and an account elsewhere is
//    linked only where its address is the person's.
// Everything else is base::forbidden or base::conflict with a code and a sentence for the person.
base::Task<Account> settle_arrival(Given& given, sql::Database& db, Arrival arrival);

}  // namespace auth
