// What operators and supervisors ask a process: /metrics, /healthz, /readyz.
#pragma once

#include <functional>

#include "http/routes.hpp"

namespace http {

// True when the process can serve: its database and Redis answer.
using Readiness = std::function<base::Task<bool>()>;

// For the private listener. /healthz says ok while the event loop turns; /readyz is 503 while `ready` says no or
// throws; /metrics is Prometheus text. `ready` outlives the routes.
void health_routes(Routes& routes, const Readiness& ready);

}  // namespace http
