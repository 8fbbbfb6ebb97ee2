// The people of an agency and of its clients.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_member_routes(http::Routes& routes, Given& given);

}  // namespace auth
