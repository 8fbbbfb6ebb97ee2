// The outside that provisioning changes: files, sockets, records, certificates, containers.
#pragma once

#include <boost/asio/thread_pool.hpp>

#include <memory>

#include "certificates/certificate_files.hpp"
#include "certificates/certificate_issuer.hpp"
#include "dns/powerdns.hpp"
#include "dns/resolver.hpp"
#include "edge/edge_files.hpp"
#include "edge/probe.hpp"
#include "http/client.hpp"
#include "http/egress.hpp"
#include "provisioning/provisioning.hpp"
#include "runtime/site_runtime.hpp"
#include "source/git.hpp"
#include "source/releases.hpp"

namespace provisioning {

// One a process, on one io_context. Everything in it may be asked for the same thing again and again.
class World {
 public:
  World(boost::asio::io_context& context, Options options);
  // Template repositories, the sites' zone, the runtime. Throws base::Error saying what is missing.
  base::Task<void> prepare();

  // A site by its row, as the runtime wants it.
  Site site(base::Uuid id, tenancy::TenantId tenant, std::vector<std::string> hosts) const;
  Releases releases(base::Uuid website) const { return Releases(options.sites_dir / base::to_string(website)); }

  Options options;
  boost::asio::io_context& context;
  http::Client client;
  http::Egress egress;
  GitSource git;
  PowerDns dns;
  dns::Resolver resolver;
  std::unique_ptr<CertificateIssuer> issuer;
  CertificateFiles certificates;
  EdgeFiles edge;
  Probe probe;
  std::unique_ptr<SiteRuntime> runtime;
  boost::asio::thread_pool threads{1};
};

}  // namespace provisioning
