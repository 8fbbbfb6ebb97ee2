// The name of its own under which an agency's people reach the platform.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "provisioning/events.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

using provisioning::AppDomainState;

struct WantedAppDomain {
  shape::DomainName domain;
};
BOOST_DESCRIBE_STRUCT(WantedAppDomain, (), (domain))

// A record to set where the domain's DNS is kept.
struct DnsRecord {
  std::string type;
  std::string name;
  std::string value;
  std::string purpose;
};
BOOST_DESCRIBE_STRUCT(DnsRecord, (), (type, name, value, purpose))

struct AppDomain {
  std::string domain;
  AppDomainState state;
  std::optional<std::string> reason;
  std::vector<DnsRecord> records;  // CNAME or A, and the TXT record
  std::optional<base::Timestamp> checked_at;
  base::Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(AppDomain, (), (domain, state, reason, records, checked_at, created_at))

// Publishes that the agency's address is to be taken away, and forgets it; nothing where there is none.
base::Task<bool> drop_app_domain(sql::Tx& tx);

void add_app_domain_routes(http::Routes& routes, Given& given);
void add_app_domain_listeners(events::Bus& bus);

}  // namespace tenants
