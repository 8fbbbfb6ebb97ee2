// Gathers the routes and jobs of the privacy service.
#include "privacy/privacy.hpp"

#include "erasures.hpp"
#include "exports.hpp"

namespace privacy {

void add_routes(http::Routes& routes, storage::Store& store) {
  add_export_routes(routes, store);
  add_erasure_routes(routes);
}

void add_jobs(jobs::Worker& worker, Traces& traces) {
  add_export_jobs(worker, traces);
  add_erasure_jobs(worker, traces);
}

}  // namespace privacy
