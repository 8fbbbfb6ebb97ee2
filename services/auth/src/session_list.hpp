// A person's own sessions: looking at them, ending one, ending all.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_session_list_routes(http::Routes& routes);

}  // namespace auth
