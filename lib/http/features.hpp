// Features that a tenant may be without: a route says Route::behind("name"), somebody knows who has it.
#pragma once

#include <string_view>

#include "http/routes.hpp"
#include "tenancy/ids.hpp"

namespace http {

// Called from every thread, for every request of a route behind a feature: it has to know without a wait.
class Features {
 public:
  virtual ~Features() = default;
  virtual bool has(tenancy::TenantId tenant, std::string_view feature) const = 0;

  // Throws base::forbidden "feature_off" where the route is behind a feature that the tenant does not have.
  void require(const Route& route, tenancy::TenantId tenant) const;
};

}  // namespace http
