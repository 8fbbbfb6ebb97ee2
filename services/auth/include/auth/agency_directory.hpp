// What the auth service asks of whoever keeps the agencies and their clients.
#pragma once

#include <optional>
#include <string>

#include "base/task.hpp"
#include "sql/database.hpp"

namespace auth {

// Every question is about the tenant of the unit of work. As it stands, and where auth runs alone, agencies have no
// name and no clients.
class AgencyDirectory {
 public:
  virtual ~AgencyDirectory() = default;
  virtual base::Task<std::string> agency_name(sql::Queries&) { co_return std::string(); }
  // Nothing where there is no such client or it was deleted.
  virtual base::Task<std::optional<std::string>> client_name(sql::Queries&, tenancy::SubTenantId) {
    co_return std::nullopt;
  }
  virtual base::Task<void> change_owner(sql::Tx&, tenancy::UserId) { co_return; }
};

AgencyDirectory& no_agency_directory();

}  // namespace auth
