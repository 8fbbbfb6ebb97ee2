// Deployments of all websites together.
#pragma once

#include "http/routes.hpp"

namespace provisioning {

void add_newest_deployment_routes(http::Routes& routes);

}  // namespace provisioning
