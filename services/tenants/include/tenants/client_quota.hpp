// What the tenants service asks of whoever knows the agency's plan.
#pragma once

#include "base/task.hpp"
#include "sql/database.hpp"

namespace tenants {

class ClientQuota {
 public:
  virtual ~ClientQuota() = default;
  // Counts one more client in this transaction; base::forbidden("client_limit_reached") when the plan has no room.
  // Exact among parallel transactions: the second waits for the first.
  virtual base::Task<void> take(sql::Tx& tx) = 0;
  virtual base::Task<void> give_back(sql::Tx& tx) = 0;
};

}  // namespace tenants
