// Agencies as the platform's administrator sees them: the list, one of them, how many there are.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "http/page.hpp"
#include "shape/types.hpp"
#include "tenants/agency_facts.hpp"
#include "tenants/life_cycle.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

struct ListedAgency {
  tenancy::TenantId id;
  std::string name;
  TenantStatus status;
  std::optional<std::string> status_reason;
  std::string plan;
  std::optional<AgencyPerson> owner;  // none: the account is gone
  base::Timestamp created_at;
  std::optional<base::Timestamp> purge_after;
};
BOOST_DESCRIBE_STRUCT(ListedAgency, (), (id, name, status, status_reason, plan, owner, created_at, purge_after))

struct AgencyCounts {
  std::int64_t clients;
  std::int64_t deleted_clients;
  std::int64_t members;  // those of its clients too
};
BOOST_DESCRIBE_STRUCT(AgencyCounts, (), (clients, deleted_clients, members))

struct ShownAgency {
  tenancy::TenantId id;
  std::string name;
  TenantStatus status;
  std::optional<std::string> status_reason;
  std::string plan;
  std::optional<AgencyPerson> owner;
  std::optional<std::string> custom_domain;
  AgencyCounts counts;
  std::vector<AgencyMeter> usage;
  base::Timestamp created_at;
  base::Timestamp updated_at;
  std::optional<base::Timestamp> purge_after;
  std::optional<base::Timestamp> purge_started_at;
};
BOOST_DESCRIBE_STRUCT(ShownAgency, (),
                      (id, name, status, status_reason, plan, owner, custom_domain, counts, usage, created_at,
                       updated_at, purge_after, purge_started_at))

// base::not_found for an unknown one.
base::Task<ShownAgency> show_agency(Given& given, sql::Database& db, tenancy::TenantId agency);

void add_agency_list_routes(http::Routes& routes, Given& given);
void add_agency_growth_routes(http::Routes& routes);

}  // namespace tenants
