// Asking for an address of one's own, and hearing how far it is.
#include "app_domains.hpp"

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "events/events.hpp"
#include "shape/types.hpp"
#include "tenants/events.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

struct AppDomainRow {
  base::Uuid id;
  std::string domain;
  std::string token;
  AppDomainState state;
  std::optional<std::string> reason;
  std::optional<base::Timestamp> checked_at;
  base::Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(AppDomainRow, (), (id, domain, token, state, reason, checked_at, created_at))

AppDomain shown(const AppDomainRow& row, const Options& options) {
  return {
      .domain = row.domain,
      .state = row.state,
      .reason = row.reason,
      .records = {{"CNAME", row.domain, options.platform_host, "Leads the name to the platform."},
                  {"A", row.domain, options.edge_address, "In place of the CNAME where a domain itself allows none."},
                  {"TXT", "_dde-challenge." + row.domain, row.token, "Proves that the name is yours."}},
      .checked_at = row.checked_at,
      .created_at = row.created_at};
}

Task<std::optional<AppDomainRow>> find_app_domain(sql::Queries& db) {
  co_return co_await db.maybe<AppDomainRow>(R"sql(
    select id, domain, token, state, reason, checked_at, created_at from tenants.app_domains
  )sql"_sql);
}

Task<AppDomain> get_app_domain(Given& given, Member, sql::ReadTx& tx) {
  auto row = co_await find_app_domain(tx);
  if (!row) throw base::not_found("The agency has no address of its own.");
  co_return shown(*row, given.options);
}

Task<AppDomainRow> insert_app_domain(sql::Tx& tx, shape::DomainName domain) {
  const auto token = "dde-" + base::to_base64url(base::random_bytes(24));
  auto row = co_await tx.one<AppDomainRow>(R"sql(
    insert into tenants.app_domains (id, domain, token) values ($1, $2, $3)
    returning id, domain, token, state, reason, checked_at, created_at
  )sql"_sql,
                                           base::make_uuid(), domain, token);
  AppDomainRequested event{row.id, row.domain, row.token};
  co_await events::publish(tx, event);
  co_return row;
}

// Asked again for the same name, nothing changes: what was proven stays proven.
Task<AppDomain> put_app_domain(Given& given, Member, sql::Tx& tx, WantedAppDomain in) {
  auto present = co_await find_app_domain(tx);
  if (present && present->domain == in.domain.str()) co_return shown(*present, given.options);
  co_await given.app_domains.require_free(tx, in.domain.str());
  co_await drop_app_domain(tx);
  auto row = co_await insert_app_domain(tx, in.domain);
  co_return shown(row, given.options);
}

Task<AppDomain> check_app_domain(Given& given, Member, sql::Tx& tx) {
  auto row = co_await tx.maybe<AppDomainRow>(R"sql(
    update tenants.app_domains set state = case state when 'failed' then 'pending' else state end, updated_at = now()
    returning id, domain, token, state, reason, checked_at, created_at
  )sql"_sql);
  if (!row) throw base::not_found("The agency has no address of its own.");
  AppDomainCheckRequested event{row->id};
  co_await events::publish(tx, event);
  co_return shown(*row, given.options);
}

Task<void> remove_app_domain(Member, sql::Tx& tx) {
  const bool was_there = co_await drop_app_domain(tx);
  if (!was_there) throw base::not_found("The agency has no address of its own.");
}

Task<void> open_host(sql::Tx& tx, std::string domain) {
  co_await tx.run(R"sql(
    insert into tenants.app_hosts (name, tenant_ref) values ($1, $2) on conflict (name) do nothing
  )sql"_sql,
                  domain, tx.tenant_id());
  co_await tx.run(R"sql(
    update tenants.tenants set custom_domain = $2 where id = $1
  )sql"_sql,
                  tx.tenant_id(), domain);
}

Task<void> close_host(sql::Tx& tx, std::string domain) {
  co_await tx.run(R"sql(
    delete from tenants.app_hosts where name = $1 and tenant_ref = $2
  )sql"_sql,
                  domain, tx.tenant_id());
  co_await tx.run(R"sql(
    update tenants.tenants set custom_domain = null where id = $1 and custom_domain = $2
  )sql"_sql,
                  tx.tenant_id(), domain);
}

Task<void> note_app_domain(sql::Tx& tx, provisioning::AppDomainReported event) {
  const auto noted = co_await tx.run(R"sql(
    update tenants.app_domains set state = $2, reason = $3, report = $4, checked_at = $5, updated_at = now()
    where id = $1 and report < $4
  )sql"_sql,
                                     event.app_domain_id, event.state, event.reason, event.report, base::Clock::now());
  if (noted == 0) co_return;
  if (event.state == AppDomainState::active) co_await open_host(tx, event.domain);
  else co_await close_host(tx, event.domain);
}

}  // namespace

Task<bool> drop_app_domain(sql::Tx& tx) {
  auto row = co_await tx.maybe<AppDomainRow>(R"sql(
    delete from tenants.app_domains returning id, domain, token, state, reason, checked_at, created_at
  )sql"_sql);
  if (!row) co_return false;
  co_await close_host(tx, row->domain);
  AppDomainRemoved event{row->id, row->domain};
  co_await events::publish(tx, event);
  co_return true;
}

void add_app_domain_routes(http::Routes& r, Given& given) {
  r.get("/api/v1/tenants/app-domain", http::with(get_app_domain, given))
      .says("Show the agency's own address, how far it is, and the DNS records it needs")
      .named("get_app_domain")
      .needs("settings:read");
  r.put("/api/v1/tenants/app-domain", http::with(put_app_domain, given))
      .says("Ask for an address of the agency's own")
      .named("put_app_domain")
      .needs("settings:write")
      .behind("app_domain")
      .fails_with(app_domain_taken);
  r.post("/api/v1/tenants/app-domain/check", http::with(check_app_domain, given))
      .says("Look at the DNS records of the agency's own address now")
      .named("check_app_domain")
      .needs("settings:write")
      .answers(202)
      .costs(5);
  r.remove("/api/v1/tenants/app-domain", remove_app_domain)
      .says("Give up the agency's own address")
      .named("remove_app_domain")
      .needs("settings:write");
}

void add_app_domain_listeners(events::Bus& bus) {
  bus.on<provisioning::AppDomainReported>("tenants.note_app_domain", note_app_domain);
}

}  // namespace tenants
