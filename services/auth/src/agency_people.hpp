// The people of any agency, as the platform's administrator sees them without looking through anybody's eyes.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_agency_people_routes(http::Routes& routes, Given& given);

}  // namespace auth
