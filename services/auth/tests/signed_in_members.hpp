// Members whose access tokens are made at will, without their having signed in.
#pragma once

#include "access_token.hpp"
#include "auth_service.hpp"

namespace auth {

class SignedInMembers : public AuthService {
 protected:
  using AuthService::AuthService;

  // Somebody with a session in `tenant`; of a client where `client` says so.
  tenancy::Member add_person(tenancy::TenantId tenant, const std::string& email, const std::string& level = "owner",
                             std::optional<tenancy::SubTenantId> client = std::nullopt) {
    const auto who = insert_person(tenant, email, level, client);
    database.execute("insert into auth.sessions (tenant_id, id, user_id, membership_id, token_hash, rotated_at, "
                     "user_agent, address, expires_at) select tenant_id, " +
                     sql::testing::quoted(who.session_id) +
                     ", user_id, id, '', now(), '', '', now() + interval '1 day' from auth.memberships where "
                     "user_id = " +
                     sql::testing::quoted(who.user_id));
    return who;
  }
  // An access token of somebody who has just signed in.
  std::string token_of(tenancy::Member who) const {
    who.authenticated_at = base::Clock::now();
    return issue_access_token(signer, given.options, who);
  }
};

}  // namespace auth
