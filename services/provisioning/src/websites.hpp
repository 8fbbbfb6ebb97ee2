// The website of a client, as its agency and the client see it.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "http/routes.hpp"
#include "provisioning/events.hpp"
#include "sql/queries.hpp"
#include "tenancy/ids.hpp"

namespace provisioning {

struct Website {
  base::Uuid id;
  tenancy::SubTenantId sub_tenant_id;
  std::string primary_domain;
  std::string platform_domain;
  std::string url;
  std::string platform_url;
  WebsiteStatus status;
  std::optional<std::string> reason;
  std::optional<base::Timestamp> suspended_at;  // by its agency; a suspended agency's sites have none
  std::optional<std::string> suspension_reason;
  std::string template_name;
  std::string branch;
  std::vector<std::string> features;
  std::optional<std::string> container_id;
  std::optional<std::string> ip_address;
  std::optional<base::Uuid> release_id;  // the deployment whose release is served
  base::Timestamp created_at;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(Website, (),
                      (id, sub_tenant_id, primary_domain, platform_domain, url, platform_url, status, reason,
                       suspended_at, suspension_reason, template_name, branch, features, container_id, ip_address,
                       release_id, created_at, updated_at))

// Seeds' path: /clients/{id}/website, where the id is the client's.
struct ClientId {
  tenancy::SubTenantId id;
};
BOOST_DESCRIBE_STRUCT(ClientId, (), (id))

// base::not_found when the client has none (any more). `port_suffix` is ":8443", or empty for 443.
base::Task<Website> find_website(sql::Queries& db, tenancy::SubTenantId client, std::string port_suffix);

void add_website_routes(http::Routes& routes, const std::string& port_suffix);

}  // namespace provisioning
