// What the tenants service announces.
#pragma once

#include <boost/describe/class.hpp>

#include <string>

#include "base/id.hpp"
#include "tenancy/ids.hpp"

namespace tenants {

struct ClientCreated {
  static constexpr std::string_view topic = "client.created";
  tenancy::SubTenantId sub_tenant_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ClientCreated, (), (sub_tenant_id, name))

struct ClientDeleted {
  static constexpr std::string_view topic = "client.deleted";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
};
BOOST_DESCRIBE_STRUCT(ClientDeleted, (), (sub_tenant_id, website_id))

struct ClientRestored {
  static constexpr std::string_view topic = "client.restored";
  tenancy::SubTenantId sub_tenant_id;
};
BOOST_DESCRIBE_STRUCT(ClientRestored, (), (sub_tenant_id))

// The website is written down and shall be brought to life (specification 1.4, step 6).
struct WebsiteProvisionRequested {
  static constexpr std::string_view topic = "client.website.provision_requested";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
  std::string domain;
  std::string template_git_url;
};
BOOST_DESCRIBE_STRUCT(WebsiteProvisionRequested, (), (sub_tenant_id, website_id, domain, template_git_url))

}  // namespace tenants
