// Who may pass a route, from what is known of the route and of the member.
#pragma once

#include "base/time.hpp"
#include "http/routes.hpp"
#include "tenancy/member.hpp"

namespace http {

// How long somebody who has just proven who they are may do what cannot be taken back.
inline constexpr std::chrono::minutes fresh_sign_in{10};

// Throws base::forbidden: permission_missing; read_only_impersonation, for anything but reading;
// fresh_sign_in_required, which an API key never fulfils.
void require_admission(const Route& route, const tenancy::Member& who, base::Timestamp now);

}  // namespace http
