// Signing in with a passkey alone: something one has, unlocked by something one knows or is.
#pragma once

#include "auth/auth.hpp"

namespace auth {

void add_passkey_sign_in_routes(http::Routes& routes, Given& given);

}  // namespace auth
