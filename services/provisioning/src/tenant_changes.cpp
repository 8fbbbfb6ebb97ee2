// Sites of a closed agency show that they are suspended; those of a deleted one are taken down.
#include "tenant_changes.hpp"

#include "deployments.hpp"
#include "provisioning/provisioning.hpp"
#include "remove_website.hpp"
#include "repair_website.hpp"
#include "tenants/events.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

// Events may be heard in any order, so what counts is how things stand now.
// A deployment under way would bring the site back: it is stopped, and a site that has never been live starts again
// when the agency does. One that its agency has suspended is taken too, in case it is being resumed this moment.
Task<void> suspend_websites(sql::Tx& tx, tenants::TenantClosed event) {
  const auto status = co_await tenants::get_tenant_status(tx, event.tenant_id);
  if (status == tenants::TenantStatus::active) co_return;
  auto websites = co_await tx.all<base::Uuid>(R"sql(
    update provisioning.websites set status = 'suspended', updated_at = now()
    where deleted_at is null and (status <> 'suspended' or suspended_at is not null) returning id
  )sql"_sql);
  for (const auto& website : websites) {
    co_await cancel_active_deployment(tx, website);
    co_await ask_to_repair(tx, website);
  }
}

struct Resumed {
  base::Uuid id;
  tenancy::SubTenantId sub_tenant_id;
  bool has_release;
};
BOOST_DESCRIBE_STRUCT(Resumed, (), (id, sub_tenant_id, has_release))

Task<void> resume_websites(sql::Tx& tx, tenants::TenantReopened event) {
  const auto status = co_await tenants::get_tenant_status(tx, event.tenant_id);
  if (status != tenants::TenantStatus::active) co_return;
  auto websites = co_await tx.all<Resumed>(R"sql(
    update provisioning.websites
    set status = case when release_id is null then 'provisioning' when reason is null then 'live' else 'error' end,
      updated_at = now()
    where deleted_at is null and status = 'suspended' and suspended_at is null
    returning id, sub_tenant_id, release_id is not null as has_release
  )sql"_sql);
  for (const auto& website : websites) {
    if (website.has_release) co_await ask_to_repair(tx, website.id);
    else co_await start_deployment(tx, website.sub_tenant_id, DeploymentCause::restored, std::nullopt);
  }
}

// Also of clients that were deleted before: their removal may not have ended.
Task<void> remove_websites(sql::Tx& tx, tenants::TenantPurgeStarted) {
  auto websites = co_await tx.all<base::Uuid>(R"sql(
    select distinct website_id from provisioning.domains where website_id is not null
  )sql"_sql);
  for (const auto& website : websites) {
    RemoveWebsite wanted{website};
    co_await ask_to_remove(tx, wanted);
  }
}

}  // namespace

Task<bool> TenantTraces::are_gone(sql::Queries& db) {
  auto left = co_await db.one<std::int64_t>(R"sql(
    select count(*) from provisioning.domains
  )sql"_sql);
  co_return left == 0;
}

void add_tenant_listeners(events::Bus& bus) {
  bus.on<tenants::TenantClosed>("provisioning.suspend_websites", suspend_websites);
  bus.on<tenants::TenantReopened>("provisioning.resume_websites", resume_websites);
  bus.on<tenants::TenantPurgeStarted>("provisioning.remove_websites", remove_websites);
}

}  // namespace provisioning
