// Changes of an agency's status, each announced.
#include "tenants/life_cycle.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "base/error.hpp"
#include "events/events.hpp"
#include "tenants/events.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;

struct StatusRow {
  TenantStatus status;
  std::optional<base::Timestamp> purge_started_at;
};
BOOST_DESCRIBE_STRUCT(StatusRow, (), (status, purge_started_at))

Task<StatusRow> lock_status(sql::Tx& tx) {
  auto row = co_await tx.one<StatusRow>(R"sql(
    select status, purge_started_at from tenants.tenants where id = $1 for update
  )sql"_sql,
                                        tx.tenant_id());
  if (row.purge_started_at)
    throw base::conflict("purge_started", "The agency is being deleted; this cannot be stopped any more.");
  co_return row;
}

struct Standing {
  TenantStatus status;
  std::optional<std::string> status_reason;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (status, status_reason))

struct Wanted {
  TenantStatus status;
  std::optional<std::string> reason;
  std::optional<base::Timestamp> purge_after;
};

Task<void> set_status(sql::Tx& tx, Wanted wanted) {
  co_await tx.run(R"sql(
    update tenants.tenants set status = $2, status_reason = $3, purge_after = $4,
      deleted_at = case when $4::timestamptz is null then null else now() end, updated_at = now()
    where id = $1
  )sql"_sql,
                  tx.tenant_id(), wanted.status, wanted.reason, wanted.purge_after);
  if (wanted.status == TenantStatus::active) {
    TenantReopened event{tx.tenant_id()};
    co_await events::publish(tx, event);
  } else {
    TenantClosed event{tx.tenant_id(), boost::describe::enum_to_string(wanted.status, "")};
    co_await events::publish(tx, event);
  }
}

}  // namespace

Task<TenantStatus> get_tenant_status(sql::Queries& db, tenancy::TenantId tenant) {
  co_return co_await db.one<TenantStatus>(R"sql(
    select status from tenants.tenants where id = $1
  )sql"_sql,
                                          tenant);
}

Task<void> suspend_tenant(sql::Tx& tx, std::string reason) {
  auto row = co_await lock_status(tx);
  if (row.status == TenantStatus::archived)
    throw base::conflict("tenant_archived", "The agency is archived, which is more than suspended.");
  Wanted wanted{TenantStatus::suspended, reason, std::nullopt};
  co_await set_status(tx, wanted);
}

Task<void> archive_tenant(sql::Tx& tx, std::chrono::hours term, std::optional<std::string> reason) {
  co_await lock_status(tx);
  Wanted wanted{TenantStatus::archived, std::move(reason), base::Clock::now() + term};
  co_await set_status(tx, wanted);
}

Task<void> restore_tenant(sql::Tx& tx) {
  auto row = co_await lock_status(tx);
  if (row.status == TenantStatus::active) co_return;
  Wanted wanted{TenantStatus::active, std::nullopt, std::nullopt};
  co_await set_status(tx, wanted);
}

Task<void> require_active_tenant(sql::Queries& db, tenancy::TenantId tenant) {
  auto standing = co_await db.maybe<Standing>(R"sql(
    select status, status_reason from tenants.tenants where id = $1
  )sql"_sql,
                                              tenant);
  if (!standing || standing->status == TenantStatus::active) co_return;
  const auto& reason = standing->status_reason;
  throw base::forbidden("tenant_suspended", reason && !reason->empty() ? "This agency is suspended: " + *reason
                                                                       : "This agency is suspended.");
}

}  // namespace tenants
