// Clients with live websites for an agency that only looks around: added by one act, gone by one act.
#pragma once

#include <boost/describe/class.hpp>

#include "tenants/tenants.hpp"

namespace tenants {

struct SampleData {
  std::int64_t clients;  // 0: there is no sample data
  std::int64_t starting_sites;
  std::int64_t live_sites;
  std::int64_t failed_sites;
};
BOOST_DESCRIBE_STRUCT(SampleData, (), (clients, starting_sites, live_sites, failed_sites))

inline constexpr http::Conflict sample_data_present{
    "sample_data_present", "", "", "The sample data is there already. Remove it before you add it again."};

void add_sample_data_routes(http::Routes& routes, Given& given);

}  // namespace tenants
