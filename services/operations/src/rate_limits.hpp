// The buckets of requests of one agency: how full they are, and filling one.
#pragma once

#include "http/routes.hpp"

namespace operations {

void add_rate_limit_routes(http::Routes& routes);

}  // namespace operations
