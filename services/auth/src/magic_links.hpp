// Magic links: a client's users sign in by mail, without a password.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_magic_link_routes(http::Routes& routes, Given& given);

}  // namespace auth
