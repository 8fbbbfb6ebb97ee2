// Step-up: a signed-in person proves once more who it is, before something that cannot be taken back.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_step_up_routes(http::Routes& routes, Given& given);

}  // namespace auth
