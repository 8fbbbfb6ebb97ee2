// Hearing how deployments ended, and of sites that were suspended and resumed.
#include "website_reports.hpp"

#include "provisioning/events.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;

Task<void> note_status(sql::Tx& tx, tenancy::SubTenantId client, provisioning::WebsiteStatus status,
                       std::int64_t report) {
  co_await tx.run(R"sql(
    update tenants.sub_tenants set status = $2, status_report = $3, updated_at = now()
    where id = $1 and status_report < $3
  )sql"_sql,
                  client, status, report);
}

Task<void> note_website_live(sql::Tx& tx, provisioning::WebsiteLive event) {
  co_await note_status(tx, event.sub_tenant_id, provisioning::WebsiteStatus::live, event.report);
}

Task<void> note_website_failed(sql::Tx& tx, provisioning::WebsiteFailed event) {
  co_await note_status(tx, event.sub_tenant_id, provisioning::WebsiteStatus::error, event.report);
}

Task<void> note_deployment_cancelled(sql::Tx& tx, provisioning::DeploymentCancelled event) {
  co_await note_status(tx, event.sub_tenant_id, event.status, event.report);
}

Task<void> note_website_suspended(sql::Tx& tx, provisioning::WebsiteSuspended event) {
  co_await note_status(tx, event.sub_tenant_id, provisioning::WebsiteStatus::suspended, event.report);
}

Task<void> note_website_resumed(sql::Tx& tx, provisioning::WebsiteResumed event) {
  co_await note_status(tx, event.sub_tenant_id, event.status, event.report);
}

}  // namespace

void add_website_listeners(events::Bus& bus) {
  bus.on<provisioning::WebsiteLive>("tenants.note_website_live", note_website_live);
  bus.on<provisioning::WebsiteFailed>("tenants.note_website_failed", note_website_failed);
  bus.on<provisioning::DeploymentCancelled>("tenants.note_deployment_cancelled", note_deployment_cancelled);
  bus.on<provisioning::WebsiteSuspended>("tenants.note_website_suspended", note_website_suspended);
  bus.on<provisioning::WebsiteResumed>("tenants.note_website_resumed", note_website_resumed);
}

}  // namespace tenants
