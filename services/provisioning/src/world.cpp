// Puts the parts together by the settings.
#include "world.hpp"

#include <charconv>

#include "acme/acme_issuer.hpp"
#include "base/blocking.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "certificates/local_authority.hpp"
#include "render/previews.hpp"
#include "source/template_repository.hpp"

namespace provisioning {
namespace {

http::Endpoint read_endpoint(const std::string& text) {
  const auto colon = text.rfind(':');
  http::Endpoint endpoint;
  if (colon == std::string::npos)
    throw base::invalid("edge_https", "not_an_address", "Write edge_https as address:port.");
  endpoint.address = text.substr(0, colon);
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + colon + 1, end, endpoint.port);
  if (error != std::errc{} || rest != end)
    throw base::invalid("edge_https", "not_an_address", "Write edge_https as address:port.");
  return endpoint;
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < list.size();) {
    const auto comma = std::min(list.find(',', at), list.size());
    if (comma > at) parts.push_back(list.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

GitOptions git_options(const Options& options, const http::Egress& egress) {
  GitOptions git;
  git.resolve = [&egress](std::string host, std::uint16_t port) { return egress.resolve(std::move(host), port); };
  git.template_repositories_dir = options.template_repositories_dir;
  git.egress_allow = split(options.egress_allow);
  return git;
}

PowerDnsOptions dns_options(const Options& options) {
  return {.url = options.powerdns_url,
          .key = options.powerdns_key,
          .sites_domain = options.sites_domain,
          .nameservers = {}};
}

std::unique_ptr<CertificateIssuer> make_issuer(World& world) {
  const auto& options = world.options;
  if (options.certificate_issuer == "local") return std::make_unique<LocalAuthority>(options.authority_dir);
  AcmeOptions acme;
  acme.directory_url = options.acme_directory;
  acme.ca_file = options.acme_ca_file;
  acme.email = options.acme_email;
  acme.eab_key_id = options.acme_eab_key_id;
  acme.eab_key = options.acme_eab_key;
  acme.account_directory = options.authority_dir;
  acme.challenge_directory = options.edge_dir / "acme";
  return std::make_unique<AcmeIssuer>(world.client, acme, &world.dns);
}

}  // namespace

World::World(boost::asio::io_context& io, Options given)
    : options(std::move(given)),
      context(io),
      client(io),
      egress(options.egress_allow),
      git(git_options(options, egress)),
      dns(client, dns_options(options)),
      resolver(options.dns_resolver),
      issuer(make_issuer(*this)),
      certificates(options.edge_dir / "certs"),
      edge(options.edge_dir),
      probe(client, {.edge = read_endpoint(options.edge_https), .ca_file = options.probe_ca_file}) {}

base::Task<void> World::prepare() {
  co_await make_template_repositories(options.templates_dir, options.template_repositories_dir);
  co_await base::run_blocking(threads, [from = options.templates_dir, to = options.edge_dir / "template-previews"] {
    render_previews(from, to);
    return true;
  });
  co_await dns.ensure_sites_zone(options.edge_address);
  RuntimeOptions chosen;
  chosen.runtime = options.site_runtime;
  chosen.sites_dir = options.sites_dir;
  chosen.run_dir = options.run_dir;
  chosen.rootfs_dir = options.rootfs_dir;
  chosen.docker_socket = options.docker_socket;
  chosen.log = [](std::string line) { base::log_info(line, {}); };
  runtime = co_await make_runtime(context, chosen);
}

Site World::site(base::Uuid id, tenancy::TenantId tenant, std::vector<std::string> hosts) const {
  return {id, tenant, options.sites_dir / base::to_string(id), std::move(hosts)};
}

}  // namespace provisioning
