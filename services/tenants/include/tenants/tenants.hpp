// What the program gives to the tenants service and what it gets from it.
#pragma once

#include "events/events.hpp"
#include "http/routes.hpp"
#include "tenants/client_quota.hpp"
#include "tenants/client_websites.hpp"

namespace tenants {

// Everything outlives the routes.
struct Given {
  ClientQuota& quota;
  ClientWebsites& websites;
};

void add_routes(http::Routes& routes, Given& given);
void add_listeners(events::Bus& bus);

// Writes the agency of the transaction's scope. For registration.
base::Task<void> found_agency(sql::Tx& tx, std::string name, tenancy::UserId owner);

}  // namespace tenants
