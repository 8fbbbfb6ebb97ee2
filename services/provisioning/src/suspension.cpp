// The row changes at once; the repair job leads visitors to the edge's page and back.
#include "suspension.hpp"

#include "deployments.hpp"
#include "events/events.hpp"
#include "repair_website.hpp"
#include "shape/types.hpp"
#include "sql/database.hpp"
#include "tenancy/member.hpp"
#include "websites.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::SubTenantId;

struct Suspension {
  SubTenantId id;
  std::optional<shape::Text<1, 500>> reason;  // the client's people read it too
};
BOOST_DESCRIBE_STRUCT(Suspension, (), (id, reason))

struct SuspendedRow {
  base::Uuid id;
  std::string primary_domain;
  std::int64_t reports;
};
BOOST_DESCRIBE_STRUCT(SuspendedRow, (), (id, primary_domain, reports))

struct ResumedRow {
  base::Uuid id;
  std::string primary_domain;
  WebsiteStatus status;
  std::int64_t reports;
};
BOOST_DESCRIBE_STRUCT(ResumedRow, (), (id, primary_domain, status, reports))

// A site that is suspended already stays as it is, with the reason it has.
Task<Website> suspend_website(std::string port_suffix, Member, sql::Tx& tx, Suspension in) {
  auto website = co_await tx.maybe<SuspendedRow>(R"sql(
    update provisioning.websites
    set status = 'suspended', suspended_at = now(), suspension_reason = $2, reports = reports + 1, updated_at = now()
    where sub_tenant_id = $1 and deleted_at is null and suspended_at is null
    returning id, primary_domain, reports
  )sql"_sql,
                                                 in.id, in.reason);
  if (website) {
    co_await cancel_active_deployment(tx, website->id);
    co_await ask_to_repair(tx, website->id);
    const auto reason = in.reason ? std::optional(in.reason->str()) : std::nullopt;
    WebsiteSuspended event{in.id, website->id, website->primary_domain, reason, website->reports};
    co_await events::publish(tx, event);
  }
  co_return co_await find_website(tx, in.id, port_suffix);
}

// A site that has never been live starts again.
Task<void> let_go_on(sql::Tx& tx, SubTenantId client, ResumedRow website) {
  if (website.status == WebsiteStatus::provisioning)
    co_await start_deployment(tx, client, DeploymentCause::restored, std::nullopt);
  else co_await ask_to_repair(tx, website.id);
  WebsiteResumed event{client, website.id, website.primary_domain, website.status, website.reports};
  co_await events::publish(tx, event);
}

Task<Website> resume_website(std::string port_suffix, Member, sql::Tx& tx, ClientId in) {
  auto website = co_await tx.maybe<ResumedRow>(R"sql(
    update provisioning.websites
    set status = case when release_id is null then 'provisioning' when reason is null then 'live' else 'error' end,
      suspended_at = null, suspension_reason = null, reports = reports + 1, updated_at = now()
    where sub_tenant_id = $1 and deleted_at is null and suspended_at is not null
    returning id, primary_domain, status, reports
  )sql"_sql,
                                               in.id);
  if (website) co_await let_go_on(tx, in.id, *website);
  co_return co_await find_website(tx, in.id, port_suffix);
}

}  // namespace

void add_suspension_routes(http::Routes& r, const std::string& port_suffix) {
  r.post("/api/v1/clients/{id}/website/suspend", http::with(suspend_website, port_suffix))
      .says("Suspend a website: visitors are told that it is paused until it is resumed")
      .named("suspend_website")
      .needs("websites:suspend")
      .answers(200);
  r.post("/api/v1/clients/{id}/website/resume", http::with(resume_website, port_suffix))
      .says("Serve a suspended website again")
      .named("resume_website")
      .needs("websites:suspend")
      .answers(200);
}

}  // namespace provisioning
