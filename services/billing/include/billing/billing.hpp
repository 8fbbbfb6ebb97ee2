// What the program gets from the billing service.
#pragma once

#include <string>

#include "http/routes.hpp"
#include "sql/database.hpp"
#include "tenants/client_quota.hpp"

namespace billing {

void add_routes(http::Routes& routes);

// Counts clients against the entitlement "clients" of the agency's plan.
class ClientQuota : public tenants::ClientQuota {
 public:
  base::Task<void> take(sql::Tx& tx) override;
  base::Task<void> give_back(sql::Tx& tx) override;
};

// Puts the agency of the transaction's scope on a plan; base::invalid for an unknown one. For `dde admin`.
base::Task<void> change_plan(sql::Tx& tx, std::string plan_id);

}  // namespace billing
