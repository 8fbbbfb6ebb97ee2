// Rows of two agencies, written past row-level security.
#include "two_agencies.hpp"

namespace architecture {
namespace {

std::string quoted(const base::Uuid& id) { return "'" + base::to_string(id) + "'"; }

template <class Kind>
std::string quoted(const base::Id<Kind>& id) {
  return quoted(id.value);
}

}  // namespace

app::Config quiet_config() {
  app::Config config{};
  config.public_url = "https://dde.localhost:8443";
  config.token_keys = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  config.access_token_ttl = std::chrono::seconds(900);
  config.sites_domain = "dde-sites.localhost";
  config.sites_port = 8443;
  config.templates_dir = DDE_SOURCE_DIR "/site-templates";
  config.template_repositories_dir = "/nowhere";
  return config;
}

TwoAgencies::TwoAgencies() {
  add_agency(ours);
  add_agency(theirs);
  add_client(bakery, "bakery.example");
  add_client(florist, "florist.example");
  add_client(gone, "gone.example");
  database.execute("update tenants.sub_tenants set deleted_at = now() where id = " + quoted(gone.id));
}

tenancy::Member TwoAgencies::owner_of(tenancy::TenantId agency) const {
  return {tenancy::UserId::make(), agency, std::nullopt, tenancy::SessionId::make(), tenancy::Role::agency, {"*"}};
}

tenancy::Member TwoAgencies::user_of(const Client& client) const {
  return {tenancy::UserId::make(), ours, client.id, tenancy::SessionId::make(), tenancy::Role::client, {"*"}};
}

void TwoAgencies::add_agency(tenancy::TenantId id) const {
  database.execute("insert into tenants.tenants (id, name, owner_id) values (" + quoted(id) +
                   ", 'Agency', gen_random_uuid())");
}

void TwoAgencies::add_client(const Client& client, const std::string& domain) const {
  const auto tenant = quoted(ours);
  const auto id = quoted(client.id);
  const auto website = quoted(client.website);
  database.execute("insert into tenants.sub_tenants (tenant_id, id, name, website_id) values (" + tenant + ", " + id +
                   ", '" + domain + "', " + website + ")");
  database.execute(
      "insert into provisioning.websites (tenant_id, id, sub_tenant_id, name, primary_domain, platform_domain, "
      "template_name, template_git_url, branch) values (" +
      tenant + ", " + website + ", " + id + ", 'Site', '" + domain + "', '" + domain +
      "', 'blog', 'file:///a', 'main')");
  database.execute(
      "insert into provisioning.deployments (tenant_id, id, sub_tenant_id, website_id, job_id, number, cause, branch, "
      "status) values (" +
      tenant + ", " + quoted(client.deployment) + ", " + id + ", " + website +
      ", gen_random_uuid(), 1, 'created', 'main', 'live')");
}

}  // namespace architecture
