// What an agency decides about how its people sign in.
#pragma once

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
  // Whether an agency has shown that `host` is its own address of the app: passkeys are made for it there.
  virtual base::Task<bool> is_app_host(sql::Database&, std::string) { co_return false; }
};

// The rules of a platform whose agencies have none.
AgencyRules& no_agency_rules();

}  // namespace auth
