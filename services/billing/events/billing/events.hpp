// What the billing service announces.
#pragma once

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>

namespace billing {

// An agency has used 80 % or more of what its plan allows; told once for each entitlement and calendar month.
struct UsageWarning {
  static constexpr std::string_view topic = "usage.warning";
  std::string entitlement;  // clients, sites, seats
  std::int64_t used;
  std::int64_t amount;
};
BOOST_DESCRIBE_STRUCT(UsageWarning, (), (entitlement, used, amount))

}  // namespace billing
