// Plans and use of any agency, and of all together, for the platform's administrator.
#pragma once

#include "http/routes.hpp"

namespace billing {

void add_agency_routes(http::Routes& routes);

}  // namespace billing
