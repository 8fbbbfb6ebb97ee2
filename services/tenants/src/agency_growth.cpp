// How many agencies there are, and how many come a day.
#include <boost/describe/class.hpp>

#include <map>

#include "agency_list.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using http::AllTenants;
using std::chrono::days;
using tenancy::Member;

struct GrowthQuery {
  shape::Int<1, 366, 30> days;
};
BOOST_DESCRIBE_STRUCT(GrowthQuery, (), (days))

struct StatusCount {
  TenantStatus status;
  std::int64_t agencies;
};
BOOST_DESCRIBE_STRUCT(StatusCount, (), (status, agencies))

struct PlanCount {
  std::string plan;
  std::int64_t agencies;
};
BOOST_DESCRIBE_STRUCT(PlanCount, (), (plan, agencies))

struct DayCount {
  base::Timestamp day;  // its midnight, UTC
  std::int64_t founded;
};
BOOST_DESCRIBE_STRUCT(DayCount, (), (day, founded))

struct Growth {
  std::int64_t total;
  std::vector<StatusCount> by_status;
  std::vector<PlanCount> by_plan;
  std::vector<DayCount> by_day;  // today last; days without a new agency too
};
BOOST_DESCRIBE_STRUCT(Growth, (), (total, by_status, by_plan, by_day))

std::vector<DayCount> every_day(base::Timestamp first, std::int64_t count, const std::vector<DayCount>& founded) {
  std::map<base::Timestamp, std::int64_t> known;
  for (const auto& day : founded) known[day.day] = day.founded;
  std::vector<DayCount> all;
  for (std::int64_t i = 0; i < count; ++i) {
    const base::Timestamp day = first + days(i);
    const auto found = known.find(day);
    all.push_back({day, found == known.end() ? 0 : found->second});
  }
  return all;
}

Task<Growth> get_growth(Member, AllTenants all, GrowthQuery in) {
  const auto today = std::chrono::floor<days>(base::Clock::now());
  const base::Timestamp first = today - days(in.days.value - 1);
  Growth growth{};
  growth.by_status = co_await all.rows.all<StatusCount>(R"sql(
    select status, count(*) as agencies from tenants.tenants group by status order by status
  )sql"_sql);
  growth.by_plan = co_await all.rows.all<PlanCount>(R"sql(
    select plan, count(*) as agencies from tenants.tenants where status = 'active' group by plan order by plan
  )sql"_sql);
  const auto founded = co_await all.rows.all<DayCount>(R"sql(
    select date_trunc('day', created_at, 'UTC') as day, count(*) as founded
    from tenants.tenants where created_at >= $1 group by day order by day
  )sql"_sql,
                                                       first);
  for (const auto& status : growth.by_status) growth.total += status.agencies;
  growth.by_day = every_day(first, in.days.value, founded);
  co_return growth;
}

}  // namespace

void add_agency_growth_routes(http::Routes& r) {
  r.get("/api/v1/tenants/growth", get_growth)
      .says("Show how many agencies there are, by status and plan, and how many were founded each day")
      .named("get_growth")
      .needs("platform:read_agencies");
}

}  // namespace tenants
