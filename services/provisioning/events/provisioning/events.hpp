// What the provisioning service announces.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "base/id.hpp"
#include "tenancy/ids.hpp"

namespace provisioning {

enum class WebsiteStatus { provisioning, live, suspended, error };
BOOST_DESCRIBE_ENUM(WebsiteStatus, provisioning, live, suspended, error)

// `report` in what follows: events of one website may arrive in any order, the highest number is the newest.

// A deployment was probed and is being served.
struct WebsiteLive {
  static constexpr std::string_view topic = "client.website.provision_success";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
  std::int64_t deployment_number;
  std::string domain;
  std::string url;           // the client's own domain
  std::string platform_url;  // reachable before the client's domain is
  std::int64_t report;
};
BOOST_DESCRIBE_STRUCT(WebsiteLive, (),
                      (sub_tenant_id, website_id, deployment_number, domain, url, platform_url, report))

// A deployment ended in error; what was served before it still is.
struct WebsiteFailed {
  static constexpr std::string_view topic = "client.website.provision_failed";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
  std::int64_t deployment_number;
  std::string domain;
  std::string reason;
  std::int64_t report;
};
BOOST_DESCRIBE_STRUCT(WebsiteFailed, (), (sub_tenant_id, website_id, deployment_number, domain, reason, report))

// A person stopped a deployment; what was served before it still is.
struct DeploymentCancelled {
  static constexpr std::string_view topic = "client.website.deployment_cancelled";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
  std::int64_t deployment_number;
  std::string domain;
  WebsiteStatus status;  // error when it would have been the first release
  std::int64_t report;
};
BOOST_DESCRIBE_STRUCT(DeploymentCancelled, (), (sub_tenant_id, website_id, deployment_number, domain, status, report))

// The agency shut one site: visitors are told that it is paused.
struct WebsiteSuspended {
  static constexpr std::string_view topic = "client.website.suspended";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
  std::string domain;
  std::optional<std::string> reason;
  std::int64_t report;
};
BOOST_DESCRIBE_STRUCT(WebsiteSuspended, (), (sub_tenant_id, website_id, domain, reason, report))

// The agency opened it again.
struct WebsiteResumed {
  static constexpr std::string_view topic = "client.website.resumed";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
  std::string domain;
  WebsiteStatus status;  // provisioning when it has never been live
  std::int64_t report;
};
BOOST_DESCRIBE_STRUCT(WebsiteResumed, (), (sub_tenant_id, website_id, domain, status, report))

// Nothing of the site is left: socket, files, records, certificates, container.
struct WebsiteRemoved {
  static constexpr std::string_view topic = "client.website.removed";
  tenancy::SubTenantId sub_tenant_id;
  base::Uuid website_id;
};
BOOST_DESCRIBE_STRUCT(WebsiteRemoved, (), (sub_tenant_id, website_id))

// How far an agency's own address is. pending: its ownership is not proven; verified: it is, and the name is its own;
// active: it leads to the platform over HTTPS; failed: given up until somebody asks again.
enum class AppDomainState { pending, verified, active, failed };
BOOST_DESCRIBE_ENUM(AppDomainState, pending, verified, active, failed)

// Somebody looked. Reports of one address may arrive in any order: the highest number is the newest.
struct AppDomainReported {
  static constexpr std::string_view topic = "tenant.app_domain.reported";
  base::Uuid app_domain_id;
  std::string domain;
  std::int64_t report;
  AppDomainState state;
  std::optional<std::string> reason;  // what is missing or went wrong, for people
};
BOOST_DESCRIBE_STRUCT(AppDomainReported, (), (app_domain_id, domain, report, state, reason))

}  // namespace provisioning
