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

// The agency of the scope.
base::Task<Agency> get_agency(sql::Queries& db);
// A client that people are told about, deleted ones too; nothing for a sample, nor once nothing is left of it.
base::Task<std::optional<ClientContact>> find_client_contact(sql::Tx& tx, tenancy::SubTenantId client);
// Its name; nothing for one that was deleted or never was.
base::Task<std::optional<std::string>> find_client_name(sql::Queries& db, tenancy::SubTenantId client);
// Whether an agency wants a second factor of everybody who signs in there. In the agency's scope.
base::Task<bool> wants_second_factor(sql::Queries& db, tenancy::TenantId tenant);

}  // namespace tenants
