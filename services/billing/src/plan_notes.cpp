// Tenants keep a copy of the plan for their lists.
#include "billing/plan_notes.hpp"

#include <boost/describe/class.hpp>

#include "tenants/tenants.hpp"

namespace billing {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::chrono::hours noting{24};

struct PlanOfAgency {
  tenancy::TenantId tenant_id;
  std::string plan_id;
};
BOOST_DESCRIBE_STRUCT(PlanOfAgency, (), (tenant_id, plan_id))

Task<std::vector<PlanOfAgency>> read_plans(sql::Database& system) {
  auto reader = system.read_system();
  co_return co_await reader.all<PlanOfAgency>(R"sql(
    select tenant_id, plan_id from billing.subscriptions order by tenant_id
  )sql"_sql);
}

Task<void> note_plans(sql::Database& app, sql::Database& system, jobs::Scheduled&) {
  for (const auto& agency : co_await read_plans(system)) {
    auto tx = co_await app.begin(tenancy::Scope::of(agency.tenant_id));
    co_await tenants::note_plan(tx, agency.plan_id);
    co_await tx.commit();
  }
}

}  // namespace

void add_plan_schedule(jobs::Worker& worker, sql::Database& app, sql::Database& system) {
  worker.every("billing.note_plans", noting, jobs::with(note_plans, app, system));
}

}  // namespace billing
