// Gathers the routes of the operations service.
#include "operations/operations.hpp"

#include "queue.hpp"
#include "rate_limits.hpp"

namespace operations {

void add_routes(http::Routes& routes) {
  add_queue_routes(routes);
  add_rate_limit_routes(routes);
}

}  // namespace operations
