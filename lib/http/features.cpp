// The question before a handler.
#include "http/features.hpp"

#include "base/error.hpp"

namespace http {

void Features::require(const Route& route, tenancy::TenantId tenant) const {
  if (route.feature().empty() || has(tenant, route.feature())) return;
  throw base::forbidden("feature_off", "This is switched off for your agency. Ask the platform's support.");
}

}  // namespace http
