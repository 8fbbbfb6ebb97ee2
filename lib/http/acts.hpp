// What the platform's administrator does is accounted for, also where no row of anybody changes by it.
#pragma once

#include <string>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace http {

struct Act {
  tenancy::UserId user_id;
  std::string operation;     // the route's name
  std::string subject = {};  // what it was done to: an id, a name
  std::string reason = {};
};

// Writes a row that leaves a line in the audit trail of the transaction's tenant and one in the platform's own. For
// what belongs to no tenant the transaction has the scope of tenancy::no_tenant; there is the platform's line alone.
base::Task<void> note_act(sql::Tx& tx, Act act);

}  // namespace http
