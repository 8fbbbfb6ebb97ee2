// Invitations: made, listed, sent again, revoked. Accepting one is in invitation_acceptance.hpp.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_invitation_routes(http::Routes& routes, Given& given);

}  // namespace auth
