// The platform's administrator looks through the eyes of a tenant's person, for an hour, without touching anything.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_impersonation_routes(http::Routes& routes, Given& given);

}  // namespace auth
