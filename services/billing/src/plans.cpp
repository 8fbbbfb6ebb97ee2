// Plans, and the one an agency is on.
#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "agencies.hpp"
#include "base/error.hpp"
#include "billing/billing.hpp"
#include "shape/types.hpp"
#include "tenancy/member.hpp"
#include "tenants/tenants.hpp"
#include "usage.hpp"

namespace billing {
namespace {

using base::Task;
using namespace sql::literals;

struct Entitlement {
  std::string name;
  std::int64_t amount;
};
BOOST_DESCRIBE_STRUCT(Entitlement, (), (name, amount))

struct Plan {
  std::string id;
  std::string name;
  std::int64_t monthly_price;  // cents
  std::vector<Entitlement> entitlements;
};
BOOST_DESCRIBE_STRUCT(Plan, (), (id, name, monthly_price, entitlements))

struct PlanList {
  std::vector<Plan> data;
};
BOOST_DESCRIBE_STRUCT(PlanList, (), (data))

struct PlanLine {
  std::string id;
  std::string name;
  std::int64_t monthly_price;
  std::string entitlement;
  std::int64_t amount;
};
BOOST_DESCRIBE_STRUCT(PlanLine, (), (id, name, monthly_price, entitlement, amount))

struct Meter {
  std::string name;
  std::int64_t amount;
  std::int64_t used;
};
BOOST_DESCRIBE_STRUCT(Meter, (), (name, amount, used))

struct Subscription {
  std::string plan_id;
  std::string plan_name;
  std::vector<Meter> entitlements;
};
BOOST_DESCRIBE_STRUCT(Subscription, (), (plan_id, plan_name, entitlements))

struct ChosenPlan {
  std::string id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ChosenPlan, (), (id, name))

Task<PlanList> list_plans(sql::Database& db) {
  auto reader = db.read(tenancy::Scope::nobody());
  auto lines = co_await reader.all<PlanLine>(R"sql(
    select p.id, p.name, p.monthly_price, e.name as entitlement, e.amount
    from billing.plans p join billing.entitlements e on e.plan_id = p.id
    order by p.position, e.name
  )sql"_sql);
  PlanList plans;
  for (auto& line : lines) {
    if (plans.data.empty() || plans.data.back().id != line.id) {
      plans.data.push_back({line.id, line.name, line.monthly_price, {}});
    }
    plans.data.back().entitlements.push_back({line.entitlement, line.amount});
  }
  co_return plans;
}

Task<Subscription> get_subscription(tenancy::Member, sql::ReadTx& tx) {
  auto plan = co_await tx.one<ChosenPlan>(R"sql(
    select id, name from billing.plans where id = coalesce((select plan_id from billing.subscriptions), 'basic')
  )sql"_sql);
  auto meters = co_await tx.all<Meter>(R"sql(
    select e.name, e.amount, coalesce(u.used, 0) as used
    from billing.entitlements e left join billing.usage u on u.entitlement = e.name
    where e.plan_id = $1 order by e.name
  )sql"_sql,
                                       plan.id);
  Subscription subscription{plan.id, plan.name, meters};
  co_return subscription;
}

}  // namespace

Task<void> change_plan(sql::Tx& tx, std::string plan_id) {
  auto known = co_await tx.maybe<std::string>(R"sql(
    select id from billing.plans where id = $1
  )sql"_sql,
                                              plan_id);
  if (!known) throw base::invalid("planId", "not_one_of", "There is no plan \"" + plan_id + "\".");
  co_await tx.run(R"sql(
    insert into billing.subscriptions (plan_id) values ($1)
    on conflict (tenant_id) do update set plan_id = excluded.plan_id, updated_at = now()
  )sql"_sql,
                  plan_id);
  co_await tenants::note_plan(tx, plan_id);
}

void add_routes(http::Routes& r) {
  r.get("/api/v1/billing/plans", list_plans).says("List the plans").named("list_plans").open();
  r.get("/api/v1/billing/subscription", get_subscription)
      .says("Show the agency's plan and how much of it is used")
      .named("get_subscription")
      .needs("billing:read");
  add_usage_routes(r);
  add_agency_routes(r);
}

}  // namespace billing
