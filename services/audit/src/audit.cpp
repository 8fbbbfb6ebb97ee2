// Gathers the routes and jobs of the audit service.
#include "audit/audit.hpp"

#include "exports.hpp"
#include "lines.hpp"

namespace audit {

void add_routes(http::Routes& routes, storage::Store& store) {
  add_line_routes(routes);
  add_export_routes(routes, store);
}

void add_jobs(jobs::Worker& worker, storage::Store& store) { add_export_jobs(worker, store); }

}  // namespace audit
