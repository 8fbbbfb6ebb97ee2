// Hearing how deployments ended.
#include "website_reports.hpp"

#include "clients.hpp"
#include "provisioning/events.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;

Task<void> note_status(sql::Tx& tx, tenancy::SubTenantId client, ClientStatus status, std::int64_t deployment) {
  co_await tx.run(R"sql(
    update tenants.sub_tenants set status = $2, status_deployment = $3, updated_at = now()
    where id = $1 and status_deployment <= $3
  )sql"_sql,
                  client, status, deployment);
}

Task<void> note_website_live(sql::Tx& tx, provisioning::WebsiteLive event) {
  co_await note_status(tx, event.sub_tenant_id, ClientStatus::live, event.deployment_number);
}

Task<void> note_website_failed(sql::Tx& tx, provisioning::WebsiteFailed event) {
  co_await note_status(tx, event.sub_tenant_id, ClientStatus::error, event.deployment_number);
}

}  // namespace

void add_website_listeners(events::Bus& bus) {
  bus.on<provisioning::WebsiteLive>("tenants.note_website_live", note_website_live);
  bus.on<provisioning::WebsiteFailed>("tenants.note_website_failed", note_website_failed);
}

}  // namespace tenants
