// The queue of jobs: how deep it is, what failed in it, and trying that again.
#pragma once

#include "http/routes.hpp"

namespace operations {

void add_queue_routes(http::Routes& routes);

}  // namespace operations
