// What the program gives to the operations service.
#pragma once

#include "http/routes.hpp"

namespace operations {

void add_routes(http::Routes& routes);

}  // namespace operations
