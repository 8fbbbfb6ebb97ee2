// What the provisioning service announces.
#pragma once

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>

#include "base/id.hpp"
#include "tenancy/ids.hpp"

namespace provisioning {

// A deployment was probed and is being served.
struct WebsiteLive {
  static constexpr std::string_view topic = "client.website.provision_success";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
  std::int64_t deployment_number;
  std::string domain;
  std::string url;           // the client's own domain
  std::string platform_url;  // reachable before the client's domain is
};
BOOST_DESCRIBE_STRUCT(WebsiteLive, (), (sub_tenant_id, website_id, deployment_number, domain, url, platform_url))

// A deployment ended in error; what was served before it still is.
struct WebsiteFailed {
  static constexpr std::string_view topic = "client.website.provision_failed";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
  std::int64_t deployment_number;
  std::string domain;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WebsiteFailed, (), (sub_tenant_id, website_id, deployment_number, domain, reason))

// Nothing of the site is left: socket, files, records, certificates, container.
struct WebsiteRemoved {
  static constexpr std::string_view topic = "client.website.removed";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
};
BOOST_DESCRIBE_STRUCT(WebsiteRemoved, (), (sub_tenant_id, website_id))

}  // namespace provisioning
