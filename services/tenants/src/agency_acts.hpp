// Suspending, archiving, restoring and deleting an agency by the platform's administrator.
#pragma once

#include "tenants/tenants.hpp"

namespace tenants {

void add_agency_act_routes(http::Routes& routes, Given& given);

}  // namespace tenants
