// What the tenants service announces.
#pragma once

#include <boost/describe/class.hpp>

#include <string>

#include "base/id.hpp"
#include "shape/types.hpp"
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
  shape::Default<bool, false> for_good;  // it was a sample, and cannot be restored
};
BOOST_DESCRIBE_STRUCT(ClientDeleted, (), (sub_tenant_id, website_id, for_good))

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

// An agency wants its people to sign in at a name of its own. The token is what has to be published in DNS.
struct AppDomainRequested {
  static constexpr std::string_view topic = "tenant.app_domain.requested";
  base::Uuid app_domain_id;
  std::string domain;
  std::string token;
};
BOOST_DESCRIBE_STRUCT(AppDomainRequested, (), (app_domain_id, domain, token))

// Somebody has set the records and waits: look now, also when it was given up before.
struct AppDomainCheckRequested {
  static constexpr std::string_view topic = "tenant.app_domain.check_requested";
  base::Uuid app_domain_id;
};
BOOST_DESCRIBE_STRUCT(AppDomainCheckRequested, (), (app_domain_id))

struct AppDomainRemoved {
  static constexpr std::string_view topic = "tenant.app_domain.removed";
  base::Uuid app_domain_id;
  std::string domain;
};
BOOST_DESCRIBE_STRUCT(AppDomainRemoved, (), (app_domain_id, domain))

// Nobody of the agency may work any more: suspended for a while, or archived to be deleted.
struct TenantClosed {
  static constexpr std::string_view topic = "tenant.closed";
  tenancy::TenantId tenant_id;
  std::string status;  // suspended or archived
};
BOOST_DESCRIBE_STRUCT(TenantClosed, (), (tenant_id, status))

struct TenantReopened {
  static constexpr std::string_view topic = "tenant.reopened";
  tenancy::TenantId tenant_id;
};
BOOST_DESCRIBE_STRUCT(TenantReopened, (), (tenant_id))

// The term of an archived agency is over: whatever it has in the world is taken down; its rows follow.
struct TenantPurgeStarted {
  static constexpr std::string_view topic = "tenant.purge_started";
  tenancy::TenantId tenant_id;
};
BOOST_DESCRIBE_STRUCT(TenantPurgeStarted, (), (tenant_id))

}  // namespace tenants
