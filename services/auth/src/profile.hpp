// A person's own profile.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_profile_routes(http::Routes& routes);

}  // namespace auth
