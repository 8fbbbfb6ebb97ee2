// Clients with live websites for an agency that only looks around: added by one act, gone by one act.
#pragma once

#include <boost/describe/class.hpp>

#include "tenants/tenants.hpp"

namespace tenants {

struct Samples {
  std::int64_t clients;  // 0: there is no sample data
  std::int64_t starting_sites;
  std::int64_t live_sites;
  std::int64_t failed_sites;
};
BOOST_DESCRIBE_STRUCT(Samples, (), (clients, starting_sites, live_sites, failed_sites))

inline constexpr http::Conflict samples_present{"samples_present", "", "",
                                                "The sample data is there already. Remove it before you add it again."};

void add_sample_routes(http::Routes& routes, Given& given);

}  // namespace tenants
