// Which events reach whose inbox.
#include "auth/events.hpp"
#include "billing/events.hpp"
#include "inbox.hpp"
#include "privacy/events.hpp"
#include "provisioning/events.hpp"
#include "tenants/directory.hpp"

namespace notifications {
namespace {

using base::Task;
using namespace sql::literals;

Task<void> note_live_website(sql::Tx& tx, provisioning::WebsiteLive event) {
  auto client = co_await tenants::find_client_contact(tx, event.sub_tenant_id);
  if (!client) co_return;
  Happening live{.kind = Kind::website_live,
                 .sub_tenant_id = event.sub_tenant_id,
                 .for_client = true,
                 .client_name = client->name,
                 .domain = event.domain,
                 .release = event.deployment_number};
  co_await notify(tx, live);
}

// Failures are the agency's business; the client's site keeps its last release.
Task<void> note_failed_website(sql::Tx& tx, provisioning::WebsiteFailed event) {
  auto client = co_await tenants::find_client_contact(tx, event.sub_tenant_id);
  if (!client) co_return;
  Happening failed{.kind = Kind::website_failed,
                   .sub_tenant_id = event.sub_tenant_id,
                   .client_name = client->name,
                   .domain = event.domain,
                   .release = event.deployment_number,
                   .reason = event.reason};
  co_await notify(tx, failed);
}

Task<void> note_usage(sql::Tx& tx, billing::UsageWarning event) {
  Happening warning{
      .kind = Kind::usage_warning, .entitlement = event.entitlement, .used = event.used, .amount = event.amount};
  co_await notify(tx, warning);
}

// The same is reported again and again while nothing changes.
Task<bool> is_known(sql::Tx& tx, Kind kind, std::string domain) {
  const auto newest = co_await tx.maybe<Kind>(R"sql(
    select kind from notifications.notifications
    where domain = $1 and kind in ('app_domain_active', 'app_domain_failed') order by id desc limit 1
  )sql"_sql,
                                              domain);
  co_return newest == kind;
}

Task<void> note_app_domain(sql::Tx& tx, provisioning::AppDomainReported event) {
  const bool is_active = event.state == provisioning::AppDomainState::active;
  if (!is_active && event.state != provisioning::AppDomainState::failed) co_return;
  const auto kind = is_active ? Kind::app_domain_active : Kind::app_domain_failed;
  if (co_await is_known(tx, kind, event.domain)) co_return;
  Happening reported{.kind = kind, .domain = event.domain, .reason = event.reason};
  co_await notify(tx, reported);
}

Task<void> note_ownership(sql::Tx& tx, auth::OwnershipTransferred event) {
  for (const auto& person : {event.from_user_id, event.to_user_id}) {
    Happening handed_over{.kind = Kind::ownership_transferred, .user_id = person};
    co_await notify(tx, handed_over);
  }
}

Task<void> note_export(sql::Tx& tx, privacy::ExportReady event) {
  Happening ready{.kind = Kind::export_ready, .user_id = event.user_id, .export_id = event.export_id};
  co_await notify(tx, ready);
}

}  // namespace

void add_inbox_listeners(events::Bus& bus) {
  bus.on<provisioning::WebsiteLive>("notifications.note_live_website", note_live_website);
  bus.on<provisioning::WebsiteFailed>("notifications.note_failed_website", note_failed_website);
  bus.on<billing::UsageWarning>("notifications.note_usage", note_usage);
  bus.on<provisioning::AppDomainReported>("notifications.note_app_domain", note_app_domain);
  bus.on<auth::OwnershipTransferred>("notifications.note_ownership", note_ownership);
  bus.on<privacy::ExportReady>("notifications.note_export", note_export);
}

}  // namespace notifications
