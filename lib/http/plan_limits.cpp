// The cache before the plans.
#include "http/plan_limits.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/log.hpp"

namespace http {
namespace {

constexpr std::int64_t unknown_plan = 100;
constexpr std::size_t most_tenants = 20'000;

}  // namespace

std::size_t PlanCache::HashOfId::operator()(const tenancy::TenantId& id) const {
  return std::hash<std::string_view>()(id.value.view());
}

PlanCache::PlanCache(PlanLimits& plans, sql::Database* database, std::chrono::seconds fresh_for)
    : plans_(plans), database_(database), fresh_for_(fresh_for) {}

void PlanCache::remember(tenancy::TenantId tenant, std::int64_t amount) {
  const auto now = base::Clock::now();
  if (known_.size() >= most_tenants) std::erase_if(known_, [now](const auto& one) { return one.second.until < now; });
  if (known_.size() >= most_tenants) known_.clear();
  known_.insert_or_assign(tenant, Known{amount, now + fresh_for_});
}

base::Task<std::int64_t> PlanCache::requests_per_minute(tenancy::TenantId tenant) {
  const auto found = known_.find(tenant);
  const bool is_known = found != known_.end();
  const auto last = is_known ? found->second.amount : unknown_plan;
  if (is_known && base::Clock::now() < found->second.until) co_return last;
  // Requests that come meanwhile need not ask as well.
  if (is_known) remember(tenant, last);
  std::int64_t amount = last;
  try {
    amount = std::max<std::int64_t>(co_await plans_.requests_per_minute(database_, tenant), 1);
  } catch (const base::Error& error) {
    base::log_warning("A tenant's plan cannot be read; its last known limit holds.", {{"error", error.what()}});
  }
  remember(tenant, amount);
  co_return amount;
}

}  // namespace http
