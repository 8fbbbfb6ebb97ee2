// The access token: the seeds' claims, and the member they speak for.
#pragma once

#include <string>

#include "auth/auth.hpp"
#include "tenancy/member.hpp"

namespace auth {

std::string issue_access_token(const crypto::TokenSigner& signer, const Options& options,
                               const tenancy::Member& member);

struct AccessToken {
  tenancy::Member member;
  base::Timestamp issued_at;  // whole seconds
};

// Throws base::unauthenticated for anything that this platform did not sign or that is no longer valid.
AccessToken read_access_token(const crypto::TokenSigner& signer, const Options& options, std::string_view token);

}  // namespace auth
