// What an agency decides about how its people sign in.
#pragma once

#include <optional>
#include <string>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace auth {

// The tenants service knows; auth asks through this face. As it stands here no agency has decided anything.
class AgencyRules {
 public:
  virtual ~AgencyRules() = default;
  // Whether everybody who signs in there has to have a second factor.
  virtual base::Task<bool> wants_second_factor(sql::Database&, tenancy::TenantId) { co_return false; }
  // The agency that has shown that `host` is its own address of the app: people sign in there.
  virtual base::Task<std::optional<tenancy::TenantId>> find_app_host(sql::Database&, std::string) {
    co_return std::nullopt;
  }
};

// The rules of a platform whose agencies have none.
AgencyRules& no_agency_rules();

}  // namespace auth
