// Commands of the operator that work on the database: migrate, administrator, plans; and the OpenAPI document.
#include <boost/asio/co_spawn.hpp>
#include <boost/json.hpp>

#include <iostream>

#include "auth/people.hpp"
#include "base/error.hpp"
#include "commands.hpp"
#include "http/openapi.hpp"
#include "process.hpp"
#include "services.hpp"
#include "shape/types.hpp"
#include "tenants/life_cycle.hpp"
#include "version.hpp"

namespace app {
namespace {

using base::Task;

// Runs one coroutine against the application's database and throws what it throws.
void run_once(const Config& config, std::function<Task<void>(sql::Database&)> work) {
  boost::asio::io_context context{1};
  sql::Database connections(context, {.url = config.database_url, .application_name = "dde admin"});
  auto database = connections.for_work(tenancy::work_of("dde admin"));
  std::exception_ptr failure;
  boost::asio::co_spawn(context, work(database), [&](std::exception_ptr thrown) {
    failure = thrown;
    context.stop();
  });
  context.run();
  if (failure) std::rethrow_exception(failure);
}

Task<void> put_on_plan(sql::Database& db, PlanChange change) {
  const auto tenant = co_await auth::find_agency_of(db, change.owner_email);
  if (!tenant) throw base::invalid("owner", "not_found", "Nobody with this e-mail address owns an agency.");
  auto tx = co_await db.begin(tenancy::Scope::of(*tenant));
  co_await billing::change_plan(tx, change.plan);
  co_await tx.commit();
}

Task<tenancy::TenantId> find_tenant(sql::Database& db, std::string named) {
  const auto id = tenancy::TenantId::parse(named);
  if (id) co_return *id;
  const auto owned = co_await auth::find_agency_of(db, named);
  if (!owned) throw base::invalid("agency", "not_found", "Nobody with this e-mail address belongs to an agency.");
  co_return *owned;
}

Task<void> act_on_tenant(sql::Database& db, TenantAct act, TenantChange change) {
  const auto tenant = co_await find_tenant(db, change.tenant);
  auto tx = co_await db.begin(tenancy::Scope::of(tenant));
  switch (act) {
    case TenantAct::suspend: co_await tenants::suspend_tenant(tx, change.reason); break;
    case TenantAct::resume: co_await tenants::restore_tenant(tx); break;
    case TenantAct::archive: co_await tenants::archive_tenant(tx, std::chrono::days(change.days)); break;
    case TenantAct::purge: co_await tenants::archive_tenant(tx, std::chrono::hours(0)); break;
  }
  co_await tx.commit();
}

// The document does not depend on settings; the services need some that could be real.
Config document_config() {
  Config config{};
  config.public_url = "https://dde.localhost";
  config.sites_domain = "dde-sites.localhost";
  config.sites_port = 443;
  config.edge_https = "127.0.0.1:443";
  config.token_keys = "document:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  config.audit_keys = config.token_keys;
  config.storage_dir = std::filesystem::temp_directory_path();
  config.access_token_ttl = std::chrono::seconds(900);
  config.templates_dir = DDE_SOURCE_DIR "/site-templates";
  return config;
}

}  // namespace

int migrate(const Config& config) {
  const auto applied = sql::migrate(config.owner_database_url, migration_folders());
  for (const auto& name : applied) std::cout << "applied " << name << "\n";
  if (applied.empty()) std::cout << "The schema is up to date.\n";
  return 0;
}

int create_administrator(const Config& config, const Administrator& administrator) {
  const auto email = shape::Email::parse(administrator.email);
  if (!email) throw base::invalid("email", email.error().code, email.error().message);
  Services services(config);
  run_once(config, [&](sql::Database& db) {
    return auth::create_administrator(services.auth(), db, *email, administrator.password);
  });
  return 0;
}

int change_plan(const Config& config, const PlanChange& change) {
  run_once(config, [&](sql::Database& db) { return put_on_plan(db, change); });
  std::cout << "The agency is on the plan " << change.plan << ".\n";
  return 0;
}

int change_tenant(const Config& config, TenantAct act, const TenantChange& change) {
  if (act == TenantAct::purge && !change.is_sure)
    throw base::invalid("yes", "required", "A purge cannot be undone. Say --yes if you mean it.");
  run_once(config, [&](sql::Database& db) { return act_on_tenant(db, act, change); });
  std::cout << (act == TenantAct::purge ? "The agency is being deleted; dde work needs some minutes for it.\n"
                                        : "Done. Processes know within seconds.\n");
  return 0;
}

int print_openapi() {
  const Services services(document_config());
  std::cout << boost::json::serialize(
                   http::openapi(services.routes(), {.title = "Dominant Digital Empire", .version = version}))
            << "\n";
  return 0;
}

}  // namespace app
