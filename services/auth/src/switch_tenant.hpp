// A person's memberships in several agencies and clients, and going from one to another without signing in again.
#pragma once

#include <boost/describe/class.hpp>

#include "auth/auth.hpp"
#include "sessions.hpp"

namespace auth {

struct Destination {
  tenancy::TenantId tenant_id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  TokenDelivery delivery;
};

// Opens a session there, as fresh and as strong as the present one, and ends the present one. Throws base::not_found
// when the person has no active membership there.
base::Task<http::Reply<Session>> switch_session(Given& given, sql::Database& db, http::Caller caller,
                                                tenancy::Member who, Destination to);

void add_switch_routes(http::Routes& routes, Given& given);

}  // namespace auth
