// Gives each service what it needs and gathers their routes.
#include "services.hpp"

#include "auth/people.hpp"
#include "billing/entitlements.hpp"
#include "crypto/digest.hpp"
#include "http/openapi.hpp"
#include "tenants/directory.hpp"
#include "tenants/white_label.hpp"
#include "version.hpp"

namespace app {
namespace {

// One core in two may hash passwords; 16 waiting are about four seconds of work.
constexpr int hashing_threads = 1;
constexpr std::size_t hashing_queue = 16;

auth::OidcOptions oidc_options(const Config& config) {
  return {.redirect_url = config.oidc_redirect_url,
          .egress_allow = config.egress_allow,
          .providers = auth::read_oidc_providers(config.oidc_providers, config.egress_allow)};
}

auth::Options auth_options(const Config& config) {
  return {.issuer = config.public_url,
          .refresh_key = crypto::hmac_sha256(config.token_keys, "refresh tokens"),
          .token_key = one_time_token_key(config),
          .key_ring = config.token_keys,
          .access_token_ttl = config.access_token_ttl,
          .oidc = oidc_options(config)};
}

tenants::Options tenants_options(const Config& config) {
  return {.platform_host = host_of_url(config.public_url), .edge_address = config.edge_address};
}

// Everybody who is signed in passes here once a request.
base::Task<tenancy::Member> count_request(billing::RequestMeter& meter, const http::Authenticator& inner,
                                          sql::Database* database, std::string_view bearer) {
  auto member = co_await inner(database, bearer);
  meter.note(member.tenant_id);
  co_return member;
}

}  // namespace

std::vector<sql::MigrationFolder> migration_folders() {
  const std::filesystem::path root(DDE_SOURCE_DIR);
  std::vector<sql::MigrationFolder> folders;
  for (const auto* library : {"tenancy", "events", "jobs", "http"})
    folders.push_back({library, root / "lib" / library / "sql"});
  for (const auto* service : {"auth", "tenants", "audit", "billing", "provisioning", "privacy", "notifications"}) {
    const auto directory = root / "services" / service / "sql";
    if (std::filesystem::exists(directory)) folders.push_back({service, directory});
  }
  return folders;
}

provisioning::Options provisioning_options(const Config& config) {
  provisioning::Options options;
  options.sites_dir = config.sites_dir;
  options.run_dir = config.run_dir;
  options.rootfs_dir = config.rootfs_dir;
  options.edge_dir = config.edge_dir;
  options.authority_dir = config.authority_dir;
  options.templates_dir = config.templates_dir;
  options.template_repositories_dir = config.template_repositories_dir;
  options.sites_domain = config.sites_domain;
  options.platform_host = host_of_url(config.public_url);
  options.sites_port = static_cast<std::uint16_t>(config.sites_port);
  options.edge_address = config.edge_address;
  options.edge_https = config.edge_https;
  options.site_runtime = config.site_runtime;
  options.docker_socket = config.docker_socket;
  options.powerdns_url = config.powerdns_url;
  options.powerdns_key = config.powerdns_key;
  options.certificate_issuer = config.certificate_issuer;
  options.acme_directory = config.acme_directory;
  options.acme_ca_file = config.acme_ca_file;
  options.acme_email = config.acme_email;
  options.acme_eab_key_id = config.acme_eab_key_id;
  options.acme_eab_key = config.acme_eab_key;
  options.probe_ca_file = config.probe_ca_file;
  options.egress_allow = config.egress_allow;
  options.dns_resolver = config.dns_resolver;
  return options;
}

std::string one_time_token_key(const Config& config) {
  return crypto::hmac_sha256(config.token_keys, "one-time tokens");
}

base::Task<void> Services::AgencyFounder::found(sql::Tx& tx, std::string name, tenancy::UserId owner) {
  co_await tenants::found_agency(tx, std::move(name), owner);
  billing::SeatQuota seats;
  co_await seats.take(tx);  // the owner's
}

base::Task<std::string> Services::AgencyDirectory::agency_name(sql::Queries& db) {
  co_return (co_await tenants::get_agency(db)).name;
}

base::Task<std::optional<std::string>> Services::AgencyDirectory::client_name(sql::Queries& db,
                                                                              tenancy::SubTenantId client) {
  return tenants::find_client_name(db, client);
}

base::Task<void> Services::AgencyDirectory::change_owner(sql::Tx& tx, tenancy::UserId owner) {
  return tenants::change_owner(tx, owner);
}

base::Task<void> Services::TenantStatus::require_active(sql::Queries& db, tenancy::TenantId tenant) {
  return tenants::require_active_tenant(db, tenant);
}

base::Task<bool> Services::AgencyRules::wants_second_factor(sql::Database& db, tenancy::TenantId tenant) {
  auto reader = db.read(tenancy::Scope::of(tenant));
  co_return co_await tenants::wants_second_factor(reader, tenant);
}

base::Task<std::optional<tenancy::TenantId>> Services::AgencyRules::find_app_host(sql::Database& db, std::string host) {
  auto reader = db.read(tenancy::Scope::nobody());
  co_return co_await tenants::find_app_host(reader, host);
}

base::Task<std::vector<tenancy::UserId>> Services::AgencyFacts::find_people(sql::Database& db, std::string text) {
  return auth::find_people(db, std::move(text));
}

base::Task<std::vector<tenants::AgencyPerson>> Services::AgencyFacts::get_people(sql::Database& db,
                                                                                 std::vector<tenancy::UserId> ids) {
  const auto found = co_await auth::get_people(db, std::move(ids));
  std::vector<tenants::AgencyPerson> people;
  people.reserve(found.size());
  for (const auto& person : found) people.push_back({person.id, person.full_name, person.email});
  co_return people;
}

base::Task<std::vector<tenants::AgencyMeter>> Services::AgencyFacts::get_usage(sql::Queries& db) {
  const auto used = co_await billing::get_meters(db);
  std::vector<tenants::AgencyMeter> meters;
  meters.reserve(used.size());
  for (const auto& meter : used) meters.push_back({meter.name, meter.used, meter.limit});
  co_return meters;
}

base::Task<std::int64_t> Services::AgencyFacts::count_members(sql::Queries& db) { return auth::count_members(db); }

base::Task<bool> Services::Origins::allows(sql::Database* database, std::string origin) {
  if (co_await OwnOrigin::allows(database, origin)) co_return true;
  if (database == nullptr || !origin.starts_with("https://")) co_return false;
  auto reader = database->read(tenancy::Scope::nobody());
  co_return (co_await tenants::find_app_host(reader, host_of_url(origin))).has_value();
}

Services::Services(const Config& config)
    : signer_(config.token_keys),
      kept_answers_(crypto::Sealer(config.token_keys, "stored answers")),
      origins_(config.public_url),
      hasher_(hashing_threads, hashing_queue),
      auth_given_{.signer = signer_,
                  .hasher = hasher_,
                  .agencies = founder_,
                  .options = auth_options(config),
                  .rules = agency_rules_,
                  .directory = directory_,
                  .seats = seats_},
      catalogue_(provisioning::read_catalogue(provisioning_options(config))),
      websites_(*catalogue_, provisioning_options(config)),
      app_domains_(provisioning_options(config)),
      files_(storage::make_file_store(config.storage_dir)),
      tenants_given_{quota_, websites_, app_domains_, *files_, tenants_options(config), facts_} {
  auth_given_.tenants = &tenant_status_;
  auth::add_routes(routes_, auth_given_);
  tenants::add_routes(routes_, tenants_given_);
  audit::add_routes(routes_, *files_);
  privacy::add_routes(routes_, *files_);
  billing::add_routes(routes_);
  operations::add_routes(routes_);
  notifications::add_routes(routes_);
  websites_.add_routes(routes_);
  http::documentation_routes(routes_, "/api/v1",
                             {.title = "Dominant Digital Empire", .version = version, .description = {}});
  tenants::check_features(routes_);
}

Services::~Services() = default;

http::Authenticator Services::authenticator() {
  auto known = auth::authenticator(signer_, revoked_tokens_, auth_given_.options);
  return [this, inner = tenants::refusing_closed(closed_tenants_, std::move(known))](sql::Database* database,
                                                                                     std::string_view bearer) {
    return count_request(request_meter_, inner, database, bearer);
  };
}

}  // namespace app
