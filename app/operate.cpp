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
#include "version.hpp"

namespace app {
namespace {

using base::Task;

// Runs one coroutine against the application's database and throws what it throws.
void run_once(const Config& config, std::function<Task<void>(sql::Database&)> work) {
  boost::asio::io_context context{1};
  sql::Database database(context, {.url = config.database_url, .application_name = "dde admin"});
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

// The document does not depend on settings; the services need some that could be real.
Config document_config() {
  Config config{};
  config.public_url = "https://dde.localhost";
  config.sites_domain = "dde-sites.localhost";
  config.sites_port = 443;
  config.edge_https = "127.0.0.1:443";
  config.token_keys = "document:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
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

int print_openapi() {
  const Services services(document_config());
  std::cout << boost::json::serialize(
                   http::openapi(services.routes(), {.title = "Dominant Digital Empire", .version = version}))
            << "\n";
  return 0;
}

}  // namespace app
