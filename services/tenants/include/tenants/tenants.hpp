// What the program gives to the tenants service and what it gets from it.
#pragma once

#include "events/events.hpp"
#include "http/routes.hpp"
#include "storage/store.hpp"
#include "tenants/agency_facts.hpp"
#include "tenants/app_domain_rules.hpp"
#include "tenants/client_quota.hpp"
#include "tenants/client_websites.hpp"

namespace tenants {

struct Options {
  std::string platform_host;  // the platform's own host name
  std::string edge_address;   // where A records of an agency's own address lead
};

// Everything outlives the routes.
struct Given {
  ClientQuota& quota;
  ClientWebsites& websites;
  AppDomainRules& app_domains;
  storage::Store& files;
  Options options;
  AgencyFacts& facts = no_agency_facts();
};

void add_routes(http::Routes& routes, Given& given);
void add_listeners(events::Bus& bus);

// Writes the agency of the transaction's scope. For registration.
base::Task<void> found_agency(sql::Tx& tx, std::string name, tenancy::UserId owner);
// Follows the membership that is the owner's.
base::Task<void> change_owner(sql::Tx& tx, tenancy::UserId owner);
// What lists of agencies show and filter by; billing keeps the truth.
base::Task<void> note_plan(sql::Tx& tx, std::string plan);

}  // namespace tenants
