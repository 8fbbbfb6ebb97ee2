// An agency's one owner hands it over.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_ownership_routes(http::Routes& routes, Given& given);

}  // namespace auth
