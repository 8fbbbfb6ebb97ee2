// What the program gives to the provisioning service and what it gets from it.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "events/events.hpp"
#include "http/routes.hpp"
#include "jobs/jobs.hpp"
#include "sql/database.hpp"
#include "tenants/app_domain_rules.hpp"
#include "tenants/client_websites.hpp"
#include "tenants/life_cycle.hpp"

namespace dns {
class Resolver;
}

namespace provisioning {

class Catalogue;

// Where things are; every path absolute.
struct Options {
  std::filesystem::path sites_dir;
  std::filesystem::path run_dir;
  std::filesystem::path rootfs_dir;
  std::filesystem::path edge_dir;
  std::filesystem::path authority_dir;
  std::filesystem::path templates_dir;               // the templates that ship with DDE
  std::filesystem::path template_repositories_dir;   // each of them as a bare Git repository
  std::string sites_domain;
  std::string platform_host;                         // never a client's domain, nor anything below it
  std::uint16_t sites_port = 443;                    // shown in addresses unless 443
  std::string edge_address;                          // target of A records
  std::string edge_https;                            // host:port where the probe connects
  std::string site_runtime = "auto";
  std::filesystem::path docker_socket;
  std::string powerdns_url;
  std::string powerdns_key;
  std::string certificate_issuer = "local";          // local or acme
  std::string acme_directory;
  std::string acme_ca_file;
  std::string acme_email;
  std::string acme_eab_key_id;
  std::string acme_eab_key;
  std::string probe_ca_file;                         // roots the sites' certificates chain to; empty: the system's
  std::string egress_allow;
  std::string dns_resolver;  // "address:port" that is asked about customers' names; empty: the system's
};

// The part of the service that answers requests: routes, and the websites of new clients. Serves all threads.
class Websites : public tenants::ClientWebsites {
 public:
  // `catalogue` outlives this.
  Websites(const Catalogue& catalogue, Options options);
  ~Websites() override;

  void add_routes(http::Routes& routes);
  base::Task<tenants::RequestedWebsite> add(sql::Tx& tx, tenancy::SubTenantId client, std::string client_name,
                                            tenants::WantedWebsite wanted) override;
  base::Task<tenants::RequestedWebsite> restore(sql::Tx& tx, tenancy::SubTenantId client) override;

 private:
  const Catalogue& catalogue_;
  Options options_;
  std::string port_suffix_;
  std::unique_ptr<dns::Resolver> resolver_;
};

// Which names may become agencies' own addresses. Serves all threads.
class AppDomainRules : public tenants::AppDomainRules {
 public:
  explicit AppDomainRules(const Options& options)
      : platform_host_(options.platform_host), sites_domain_(options.sites_domain) {}

  base::Task<void> require_free(sql::Tx& tx, std::string domain) override;

 private:
  std::string platform_host_;
  std::string sites_domain_;
};

// What an agency has in the world: a name that leads to a site or to the platform.
class TenantTraces : public tenants::TenantTraces {
 public:
  base::Task<bool> are_gone(sql::Queries& db) override;
};

// The shipped templates, read once at start; throws base::invalid for a broken one.
std::shared_ptr<const Catalogue> read_catalogue(const Options& options);

// The part that changes the world: deployments, removal, drift repair. One in `dde work`.
class Provisioner {
 public:
  Provisioner(boost::asio::io_context& context, Options options);
  ~Provisioner();

  // Template repositories, the sites' DNS zone, the runtime. Throws base::Error saying what is missing.
  base::Task<void> prepare();
  void add_listeners(events::Bus& bus);
  // Both databases outlive the worker.
  void add_jobs(jobs::Worker& worker, sql::Database& system, sql::Database& app);

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace provisioning
