// Routes of features: an agency sees its own, the platform's administrator changes anybody's.
#pragma once

#include "http/routes.hpp"

namespace tenants {

void add_feature_routes(http::Routes& routes);

}  // namespace tenants
