// How much of its plan an agency uses.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "http/routes.hpp"
#include "sql/queries.hpp"

namespace billing {

// warning: 80 % or more is used; exhausted: nothing is left.
enum class MeterState { ok, warning, exhausted };
BOOST_DESCRIBE_ENUM(MeterState, ok, warning, exhausted)

struct UsageMeter {
  std::string name;
  std::int64_t used;
  std::optional<std::int64_t> limit;    // none: counted only
  std::optional<std::int64_t> percent;  // of the limit
  MeterState state;
};
BOOST_DESCRIBE_STRUCT(UsageMeter, (), (name, used, limit, percent, state))

struct Usage {
  std::string plan_id;
  std::string plan_name;
  base::Timestamp period_start;  // of the calendar month, UTC
  base::Timestamp period_end;
  std::vector<UsageMeter> meters;
};
BOOST_DESCRIBE_STRUCT(Usage, (), (plan_id, plan_name, period_start, period_end, meters))

// Of the agency of this unit of work.
base::Task<Usage> read_usage(sql::Queries& db);

// Pure.
UsageMeter read_meter(std::string name, std::int64_t used, std::int64_t limit);
base::Timestamp month_of(base::Timestamp time);

void add_usage_routes(http::Routes& routes);

}  // namespace billing
