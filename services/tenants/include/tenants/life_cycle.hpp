// Whether an agency may work: suspending, archiving, restoring, and the end of its data. For operators.
#pragma once

#include <boost/describe/enum.hpp>

#include <chrono>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "jobs/jobs.hpp"
#include "sql/database.hpp"
#include "storage/store.hpp"

namespace tenants {

// archived: suspended, and deleted for good when its term is over.
enum class TenantStatus { active, suspended, archived };
BOOST_DESCRIBE_ENUM(TenantStatus, active, suspended, archived)

// All of these are about the agency of the transaction's scope; base::not_found when it does not exist.
base::Task<TenantStatus> get_tenant_status(sql::Queries& db, tenancy::TenantId tenant);
// Its people are shut out within seconds and told `reason`; its clients' sites show that they are suspended.
// base::conflict when it is archived.
base::Task<void> suspend_tenant(sql::Tx& tx, std::string reason);
// The same, and after `term` the purge begins. base::conflict when that has begun.
base::Task<void> archive_tenant(sql::Tx& tx, std::chrono::hours term, std::optional<std::string> reason = {});
// Everything as it was before. base::conflict once the purge has begun.
base::Task<void> restore_tenant(sql::Tx& tx);

// base::forbidden "tenant_suspended" unless the agency is active. One statement; for sign-in and refresh.
base::Task<void> require_active_tenant(sql::Queries& db, tenancy::TenantId tenant);

// What somebody above keeps in the world for an agency, and takes down when it hears tenant.purge_started.
class TenantTraces {
 public:
  virtual ~TenantTraces() = default;
  // Asked in the agency's scope, again and again until nothing is left.
  virtual base::Task<bool> are_gone(sql::Queries& db) = 0;
};

// Everything outlives the worker. `owner` is a Database of the schema's owner: no other role may delete everything.
struct PurgeGiven {
  sql::Database& system;
  sql::Database& app;
  sql::Database& owner;
  storage::Store& files;
  std::vector<TenantTraces*> traces;
};

// The schedule tenants.purge: every 15 s it takes every agency whose term is over one step further: announces the end,
// waits until traces are gone, deletes its files, then all its rows in one transaction.
void add_purge(jobs::Worker& worker, PurgeGiven& given);

}  // namespace tenants
