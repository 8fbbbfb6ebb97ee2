// What the program gets from the billing service.
#pragma once

#include <string>

#include "auth/seat_quota.hpp"
#include "http/plan_limits.hpp"
#include "http/routes.hpp"
#include "sql/database.hpp"
#include "tenants/client_quota.hpp"

namespace billing {

void add_routes(http::Routes& routes);

// Counts clients against the entitlements "clients" and "sites" of the agency's plan.
class ClientQuota : public tenants::ClientQuota {
 public:
  base::Task<void> take(sql::Tx& tx) override;
  base::Task<void> give_back(sql::Tx& tx) override;
};

// The entitlement "requests_per_minute" of the agency's plan.
class PlanLimits : public http::PlanLimits {
 public:
  base::Task<std::int64_t> requests_per_minute(sql::Database* database, tenancy::TenantId tenant) override;
};

// Counts active members of the agency against the entitlement "seats".
class SeatQuota : public auth::SeatQuota {
 public:
  base::Task<void> take(sql::Tx& tx) override;
  base::Task<void> give_back(sql::Tx& tx) override;
  base::Task<void> require_room(sql::Tx& tx) override;
};

// Puts the agency of the transaction's scope on a plan; base::invalid for an unknown one. For `dde admin`.
base::Task<void> change_plan(sql::Tx& tx, std::string plan_id);

}  // namespace billing
