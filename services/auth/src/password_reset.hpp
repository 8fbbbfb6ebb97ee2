// A forgotten password: a link by mail, good for one new password within 15 minutes.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_password_reset_routes(http::Routes& routes, Given& given);

}  // namespace auth
