// Finding the provider that somebody means.
#pragma once

#include <optional>
#include <string>

#include "oidc/oidc.hpp"
#include "oidc/question.hpp"

namespace auth {

// One of the platform's providers.
std::optional<Party> find_platform_party(const Oidc& oidc, const std::string& name);

// An enabled connection of the tenant.
base::Task<std::optional<Party>> find_connection_party(Oidc& oidc, sql::Database& db, tenancy::TenantId tenant,
                                                       ConnectionId id);

// The connection that captured the domain of this address.
base::Task<std::optional<Party>> find_party_of(Oidc& oidc, sql::Database& db, std::string email);

}  // namespace auth
