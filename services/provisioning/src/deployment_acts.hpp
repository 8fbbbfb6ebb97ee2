// What people do about deployments: stop one, try a failed one again, go back to the release of an earlier one.
#pragma once

#include "http/routes.hpp"

namespace provisioning {

void add_deployment_act_routes(http::Routes& routes);

}  // namespace provisioning
