// One agency in its own scope, the sums over all of them by the system role.
#include "agencies.hpp"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

#include "billing/billing.hpp"
#include "http/acts.hpp"
#include "shape/types.hpp"
#include "tenants/directory.hpp"
#include "usage.hpp"

namespace billing {
namespace {

using base::Task;
using namespace sql::literals;
using http::AllTenants;
using tenancy::Member;
using tenancy::Scope;

struct AgencyRef {
  tenancy::TenantId agency_id;
};
BOOST_DESCRIBE_STRUCT(AgencyRef, (), (agency_id))

struct PlanWish {
  tenancy::TenantId agency_id;
  shape::Slug plan_id;
  shape::Text<5, 500> reason;
};
BOOST_DESCRIBE_STRUCT(PlanWish, (), (agency_id, plan_id, reason))

struct TotalsQuery {
  shape::Int<1, 366, 30> days;
};
BOOST_DESCRIBE_STRUCT(TotalsQuery, (), (days))

struct MeterTotal {
  std::string name;
  std::int64_t used;
  std::int64_t agencies;  // that use any
};
BOOST_DESCRIBE_STRUCT(MeterTotal, (), (name, used, agencies))

struct DayOfRequests {
  base::Timestamp day;
  std::int64_t requests;
};
BOOST_DESCRIBE_STRUCT(DayOfRequests, (), (day, requests))

struct Totals {
  std::vector<MeterTotal> meters;
  std::vector<DayOfRequests> requests;  // days with requests, oldest first
};
BOOST_DESCRIBE_STRUCT(Totals, (), (meters, requests))

Task<Usage> get_usage_of(Member, sql::Database& db, AgencyRef in) {
  auto reader = db.read(Scope::of(in.agency_id));
  co_await tenants::get_agency(reader);
  co_return co_await read_usage(reader);
}

Task<Usage> put_on_plan(Member who, sql::Database& db, PlanWish in) {
  auto tx = co_await db.begin(Scope::of(in.agency_id));
  co_await tenants::get_agency(tx);
  co_await change_plan(tx, in.plan_id.str());
  http::Act act{who.user_id, "put_on_plan", in.plan_id.str(), in.reason.str()};
  co_await http::note_act(tx, act);
  auto usage = co_await read_usage(tx);
  co_await tx.commit();
  co_return usage;
}

Task<Totals> get_totals(Member, AllTenants all, TotalsQuery in) {
  const base::Timestamp first =
      std::chrono::floor<std::chrono::days>(base::Clock::now()) - std::chrono::days(in.days.value - 1);
  Totals totals;
  totals.meters = co_await all.rows.all<MeterTotal>(R"sql(
    select entitlement as name, sum(used)::bigint as used, count(*) filter (where used > 0) as agencies
    from billing.usage group by entitlement order by entitlement
  )sql"_sql);
  totals.requests = co_await all.rows.all<DayOfRequests>(R"sql(
    select day, sum(requests)::bigint as requests from billing.request_counts
    where day >= $1 group by day order by day
  )sql"_sql,
                                                         first);
  co_return totals;
}

}  // namespace

void add_agency_routes(http::Routes& r) {
  r.get("/api/v1/billing/agencies/{agencyId}/usage", get_usage_of)
      .says("Show any agency's plan and how much of it is used")
      .named("get_usage_of_agency")
      .needs("platform:read_usage");
  r.put("/api/v1/billing/agencies/{agencyId}/plan", put_on_plan)
      .says("Put an agency on another plan")
      .named("put_on_plan")
      .needs("platform:change_plans");
  r.get("/api/v1/billing/totals", get_totals)
      .says("Show what all agencies together use, and their requests by day")
      .named("get_billing_totals")
      .needs("platform:read_usage");
}

}  // namespace billing
