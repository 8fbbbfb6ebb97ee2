// A website as the jobs that change the world read it.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "tenancy/ids.hpp"

namespace provisioning {

// A website without a domain of its own is reached at the platform's only.
inline std::vector<std::string> hosts_of(const std::string& primary_domain, const std::string& platform_domain) {
  if (primary_domain == platform_domain) return {platform_domain};
  return {primary_domain, platform_domain};
}

struct WebsiteRow {
  base::Uuid id;
  tenancy::SubTenantId sub_tenant_id;
  std::string name;
  std::string primary_domain;
  std::string platform_domain;
  std::string template_git_url;
  std::vector<std::string> features;
  std::optional<base::Uuid> release_id;

  std::vector<std::string> hosts() const { return hosts_of(primary_domain, platform_domain); }
};
BOOST_DESCRIBE_STRUCT(WebsiteRow, (),
                      (id, sub_tenant_id, name, primary_domain, platform_domain, template_git_url, features,
                       release_id))

}  // namespace provisioning
