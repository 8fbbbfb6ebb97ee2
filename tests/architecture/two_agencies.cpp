// Rows of two agencies, written past row-level security.
#include "two_agencies.hpp"

#include <filesystem>
#include <fstream>

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
  config.audit_keys = config.token_keys;
  config.storage_dir = std::filesystem::temp_directory_path() / "dde-architecture-files";
  config.access_token_ttl = std::chrono::seconds(900);
  config.sites_domain = "dde-sites.localhost";
  config.sites_port = 8443;
  config.templates_dir = DDE_SOURCE_DIR "/site-templates";
  config.template_repositories_dir = "/nowhere";
  config.oidc_redirect_url = "https://dde.localhost:8443/sign-in/callback";
  return config;
}

TwoAgencies::TwoAgencies() {
  add_agency(ours, our_owner);
  add_agency(theirs, their_owner);
  add_wishes({our_owner}, std::nullopt, our_wish);
  add_client(bakery, "bakery.example");
  add_client(florist, "florist.example");
  database.execute("insert into jobs.jobs (tenant_id, id, kind, payload, max_attempts, run_at) values (" +
                   quoted(ours) + ", " + quoted(our_job) + ", 'test', '{}', 1, now())");
  add_client(gone, "gone.example");
  database.execute("update tenants.sub_tenants set deleted_at = now() where id = " + quoted(gone.id));
}

Ids TwoAgencies::ids_for_our_owner() const {
  auto ids = bakery.ids();
  ids["exports"] = ids["erasures"] = ids["notifications"] = base::to_string(our_wish);
  return ids;
}

tenancy::Member TwoAgencies::owner_of(tenancy::TenantId agency) const {
  const auto owner = agency == ours ? our_owner : their_owner;
  return {.user_id = {owner},
          .tenant_id = agency,
          .session_id = {owner},
          .role = tenancy::Role::agency,
          .permissions = {"*"},
          .authenticated_at = base::Clock::now()};
}

tenancy::Member TwoAgencies::user_of(const Client& client) const {
  return {.user_id = {client.access},
          .tenant_id = ours,
          .sub_tenant_id = client.id,
          .session_id = {client.access},
          .role = tenancy::Role::client,
          .permissions = {"*"},
          .authenticated_at = base::Clock::now()};
}

tenancy::Member TwoAgencies::administrator() const {
  return {.user_id = tenancy::UserId::make(),
          .tenant_id = tenancy::TenantId::make(),
          .session_id = tenancy::SessionId::make(),
          .role = tenancy::Role::admin,
          .permissions = {"*"},
          .authenticated_at = base::Clock::now()};
}

Ids TwoAgencies::ids_for_administrator() const {
  const auto agency = to_string(ours);
  return {{"agencies", agency},
          {"rate-limits", agency},
          {"users", base::to_string(our_owner)},
          {"jobs", base::to_string(our_job)},
          {"lines", database.execute("select id from audit.lines where tenant_id = " + quoted(ours) + " limit 1")},
          {"features", "api_keys"}};
}

void TwoAgencies::add_agency(tenancy::TenantId id, base::Uuid owner) const {
  const auto tenant = quoted(id);
  const auto person = quoted(owner);
  database.execute("insert into tenants.tenants (id, name, owner_id) values (" + tenant + ", 'Agency', " + person +
                   ")");
  database.execute("insert into auth.users (id, email, password_hash, full_name, email_verified_at) values (" + person +
                   ", 'owner@" + base::to_string(owner) + ".example', '', 'Owner', now())");
  database.execute("insert into auth.memberships (tenant_id, id, user_id, role, level) values (" + tenant + ", " +
                   person + ", " + person + ", 'agency', 'owner')");
  add_session(id, owner);
}

void TwoAgencies::add_session(tenancy::TenantId tenant, base::Uuid person) const {
  const auto id = quoted(person);
  database.execute("insert into auth.sessions (tenant_id, id, user_id, membership_id, token_hash, rotated_at, "
                   "user_agent, address, expires_at) values (" +
                   quoted(tenant) + ", " + id + ", " + id + ", " + id +
                   ", '', now(), '', '', now() + interval '1 day')");
}

void TwoAgencies::add_person(const Client& client) const {
  const auto person = quoted(client.person);
  database.execute("insert into auth.users (id, email, password_hash, full_name) values (" + person + ", " + person +
                   ", '', 'Ada')");
  database.execute(
      "insert into auth.totp_factors (id, user_id, name, sealed_secret, created_at, confirmed_at) values (" +
      quoted(client.app) + ", " + person + ", 'App', '', now(), now())");
  database.execute(
      "insert into auth.passkeys (id, user_id, name, relying_party, credential_id, credential_hash, algorithm, "
      "public_key, sign_count, transports, is_backed_up, created_at) values (" +
      quoted(client.passkey) + ", " + person + ", 'Key', 'dde.localhost', '', " + person +
      ", -7, '', 0, '{}', false, now())");
  database.execute(
      "insert into auth.trusted_devices (id, user_id, token_hash, user_agent, address, created_at, last_used_at, "
      "expires_at) values (" +
      quoted(client.device) + ", " + person + ", " + person + ", '', '', now(), now(), now() + interval '1 day')");
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
  add_person(client);
  add_ways_in(client, domain);
  add_trail(client);
  add_wishes({client.access}, client.id, client.export_file);
}

void TwoAgencies::add_trail(const Client& client) const {
  database.execute("update audit.lines set id = " + quoted(client.line) +
                   " where noun = 'tenants.sub_tenants' and row_id = " + quoted(client.id));
}

void TwoAgencies::add_wishes(tenancy::UserId person, std::optional<tenancy::SubTenantId> client, base::Uuid id) const {
  const auto whose =
      quoted(ours) + ", " + quoted(person) + ", " + (client ? quoted(*client) : "null") + ", " + quoted(id);
  const auto key = "audit/" + base::to_string(id);
  database.execute("insert into audit.exports (tenant_id, user_id, sub_tenant_id, id, format, filter, status, "
                   "storage_key, expires_at) values (" +
                   whose + ", 'csv', '{}', 'ready', '" + key + "', now() + interval '1 day')");
  database.execute("insert into privacy.exports (tenant_id, user_id, sub_tenant_id, id, about, status, storage_key, "
                   "expires_at) values (" +
                   whose + ", 'person', 'ready', '" + key + "', now() + interval '1 day')");
  database.execute("insert into privacy.erasures (tenant_id, user_id, sub_tenant_id, id, person_id) values (" + whose +
                   ", gen_random_uuid())");
  database.execute("insert into notifications.notifications (tenant_id, user_id, sub_tenant_id, id, kind, for_client) "
                   "values (" +
                   whose + ", 'export_ready', true)");
  const auto file = quiet_config().storage_dir / key;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << "number\r\n";
}

void TwoAgencies::add_ways_in(const Client& client, const std::string& domain) const {
  const auto tenant = quoted(ours);
  const auto id = quoted(client.access);
  database.execute("insert into auth.users (id, email, password_hash, full_name) values (" + id + ", 'user@" + domain +
                   "', '', 'Somebody')");
  database.execute("insert into auth.memberships (tenant_id, id, user_id, sub_tenant_id, role) values (" + tenant +
                   ", " + id + ", " + id + ", " + quoted(client.id) + ", 'client')");
  database.execute(
      "insert into auth.api_keys (tenant_id, id, membership_id, sub_tenant_id, name, prefix, hash, scopes) values (" +
      tenant + ", " + id + ", " + id + ", " + quoted(client.id) + ", 'Key', 'ddk_', '', '{}')");
  database.execute("insert into auth.oidc_connections (tenant_id, id, name, issuer, client_id) values (" + tenant +
                   ", " + id + ", 'Provider', 'https://issuer.example', 'us')");
  database.execute("insert into auth.oidc_domains (tenant_id, id, connection_id, domain, challenge) values (" + tenant +
                   ", " + id + ", " + id + ", '" + domain + "', 'x')");
  add_session(ours, client.access);
  database.execute("insert into auth.roles (tenant_id, id, name, audience, permissions) values (" + tenant + ", " + id +
                   ", '" + domain + "', 'client', '{}')");
  database.execute("insert into auth.invitations (tenant_id, id, email, role, sub_tenant_id, inviter_id, token_id, "
                   "expires_at) values (" +
                   tenant + ", " + id + ", 'guest@" + domain + "', 'client', " + quoted(client.id) + ", " +
                   quoted(our_owner) + ", gen_random_uuid(), now() + interval '1 day')");
  database.execute("insert into auth.identities (id, user_id, provider, issuer, subject) values (" + id + ", " + id +
                   ", 'provider', 'issuer', '" + domain + "')");
}

}  // namespace architecture
