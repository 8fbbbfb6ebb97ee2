// What other services may ask about agencies and clients.
#pragma once

#include <optional>
#include <string>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace tenants {

struct Agency {
  std::string name;
  tenancy::UserId owner_id;
};

struct ClientContact {
  std::string name;
  std::optional<std::string> email;
};

// The agency of the transaction's scope.
base::Task<Agency> get_agency(sql::Tx& tx);
// A client of it, deleted ones too; base::not_found otherwise.
base::Task<ClientContact> get_client_contact(sql::Tx& tx, tenancy::SubTenantId client);

}  // namespace tenants
