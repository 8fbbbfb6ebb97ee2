// The idempotent acts that deployments, repair and removal are made of.
#include "ensure_website.hpp"

#include <filesystem>

#include "base/time.hpp"
#include "world.hpp"

namespace provisioning {

using base::Task;

Task<void> ensure_records(World& world, WebsiteRow website) {
  for (const auto& host : website.hosts()) co_await world.dns.ensure_address(host, world.options.edge_address);
}

Task<void> ensure_certificates(World& world, WebsiteRow website, IssueLog& log) {
  for (const auto& host : website.hosts()) {
    const auto installed = world.certificates.find(host);
    if (installed && !renewal_due(installed->not_before, installed->not_after, base::Clock::now())) continue;
    const std::vector<std::string> hosts{host};
    auto issued = co_await world.issuer->issue(hosts, log);
    world.certificates.install(host, issued.pem_key_and_chain);
  }
}

Task<std::string> ensure_served(World& world, tenancy::TenantId tenant, WebsiteRow website) {
  const auto site = world.site(website.id, tenant, website.hosts());
  auto state = co_await world.runtime->ensure(site);
  for (const auto& host : website.hosts()) world.edge.point(host, state.socket);
  co_return state.container_id;
}

Task<void> remove_traces(World& world, tenancy::TenantId tenant, WebsiteRow website) {
  for (const auto& host : website.hosts()) world.edge.remove(host);
  const auto site = world.site(website.id, tenant, website.hosts());
  co_await world.runtime->remove(site);
  for (const auto& host : website.hosts()) {
    co_await world.dns.remove_address(host);
    world.certificates.remove(host);
  }
  std::filesystem::remove_all(site.directory);
}

}  // namespace provisioning
