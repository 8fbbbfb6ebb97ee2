// Accepting an invitation: as a new person, with the password of an account, or signed in.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_invitation_acceptance_routes(http::Routes& routes, Given& given);

}  // namespace auth
