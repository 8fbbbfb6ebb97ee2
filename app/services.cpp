// Gives each service what it needs and gathers their routes.
#include "services.hpp"

#include "crypto/digest.hpp"
#include "http/openapi.hpp"
#include "version.hpp"

namespace app {
namespace {

// One core in two may hash passwords; 16 waiting are about four seconds of work.
constexpr int hashing_threads = 1;
constexpr std::size_t hashing_queue = 16;

auth::Options auth_options(const Config& config) {
  return {.issuer = config.public_url,
          .refresh_key = crypto::hmac_sha256(config.token_keys, "refresh tokens"),
          .token_key = crypto::hmac_sha256(config.token_keys, "one-time tokens"),
          .access_token_ttl = config.access_token_ttl};
}

}  // namespace

std::vector<sql::MigrationFolder> migration_folders() {
  const std::filesystem::path root(DDE_SOURCE_DIR);
  std::vector<sql::MigrationFolder> folders;
  for (const auto* library : {"tenancy", "events", "jobs"})
    folders.push_back({library, root / "lib" / library / "sql"});
  for (const auto* service : {"auth", "tenants", "billing", "provisioning", "notifications"}) {
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
  return options;
}

base::Task<void> Services::AgencyFounder::found(sql::Tx& tx, std::string name, tenancy::UserId owner) {
  return tenants::found_agency(tx, std::move(name), owner);
}

Services::Services(const Config& config)
    : signer_(config.token_keys),
      hasher_(hashing_threads, hashing_queue),
      auth_given_{signer_, hasher_, founder_, auth_options(config)},
      catalogue_(provisioning::read_catalogue(provisioning_options(config))),
      websites_(*catalogue_, provisioning_options(config)),
      tenants_given_{quota_, websites_} {
  auth::add_routes(routes_, auth_given_);
  tenants::add_routes(routes_, tenants_given_);
  billing::add_routes(routes_);
  websites_.add_routes(routes_);
  http::documentation_routes(routes_, "/api/v1",
                             {.title = "Dominant Digital Empire", .version = version, .description = {}});
}

Services::~Services() = default;

http::Authenticator Services::authenticator() const {
  return auth::authenticator(signer_, revoked_tokens_, auth_given_.options);
}

}  // namespace app
