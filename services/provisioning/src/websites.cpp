// Showing a client's website.
#include "websites.hpp"

#include "shape/types.hpp"
#include "sql/database.hpp"
#include "tenancy/member.hpp"

namespace provisioning {
namespace {

using namespace sql::literals;

base::Task<Website> get_website(std::string port_suffix, tenancy::Member, sql::ReadTx& tx, ClientId in) {
  co_return co_await find_website(tx, in.id, port_suffix);
}

}  // namespace

base::Task<Website> find_website(sql::Queries& db, tenancy::SubTenantId client, std::string port_suffix) {
  co_return co_await db.one<Website>(R"sql(
    select id, sub_tenant_id, primary_domain, platform_domain,
      'https://' || primary_domain || $2 || '/' as url, 'https://' || platform_domain || $2 || '/' as platform_url,
      status, reason, suspended_at, suspension_reason, template_name, branch, features, container_id, ip_address,
      release_id, created_at, updated_at
    from provisioning.websites where sub_tenant_id = $1 and deleted_at is null
  )sql"_sql,
                                     client, port_suffix);
}

void add_website_routes(http::Routes& r, const std::string& port_suffix) {
  r.get("/api/v1/clients/{id}/website", http::with(get_website, port_suffix))
      .says("Show a client's website")
      .named("get_website")
      .needs("websites:read");
  r.get("/api/v1/tenants/clients/{id}/website", http::with(get_website, port_suffix))
      .says("Show a client's website")
      .named("get_client_website")
      .needs("websites:read");
}

}  // namespace provisioning
