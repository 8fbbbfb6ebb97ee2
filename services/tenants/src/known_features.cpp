// The table of features, and the deviations in memory.
#include <boost/describe/class.hpp>

#include <algorithm>
#include <stdexcept>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/sleep.hpp"
#include "tenants/features.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::chrono::seconds reading{2};

struct Deviation {
  tenancy::TenantId tenant_id;
  std::string name;
  bool is_on;
};
BOOST_DESCRIBE_STRUCT(Deviation, (), (tenant_id, name, is_on))

}  // namespace

const Feature* find_feature(std::string_view name) {
  const auto found = std::ranges::find(features, name, &Feature::name);
  return found == features.end() ? nullptr : &*found;
}

void check_features(const http::Routes& routes) {
  for (const auto& route : routes.all()) {
    const bool is_known = route.feature().empty() || find_feature(route.feature()) != nullptr;
    if (!is_known) throw std::logic_error(route.path() + " is behind the unknown feature " + route.feature());
  }
}

Task<bool> has_feature(sql::Queries& db, std::string name) {
  const auto* feature = find_feature(name);
  if (feature == nullptr) throw base::internal("there is no feature " + name);
  const auto set = co_await db.maybe<bool>(R"sql(
    select is_on from tenants.features where name = $1
  )sql"_sql,
                                           name);
  co_return set.value_or(feature->is_on_by_default);
}

bool KnownFeatures::has(tenancy::TenantId tenant, std::string_view feature) const {
  const auto known = known_.load();
  const auto found = known->find(std::pair(tenant, std::string(feature)));
  if (found != known->end()) return found->second;
  const auto* by_default = find_feature(feature);
  return by_default != nullptr && by_default->is_on_by_default;
}

Task<void> KnownFeatures::read(sql::Database& system) {
  auto reader = system.read_system();
  const auto rows = co_await reader.all<Deviation>(R"sql(
    select tenant_id, name, is_on from tenants.features
  )sql"_sql);
  auto known = std::make_shared<Deviations>();
  for (const auto& row : rows) known->emplace(std::pair(row.tenant_id, row.name), row.is_on);
  known_.store(std::move(known));
}

Task<void> KnownFeatures::follow(sql::Database& system) {
  bool was_readable = true;
  for (;;) {
    bool is_readable = true;
    try {
      co_await read(system);
    } catch (const base::Error&) {
      is_readable = false;
    }
    if (was_readable && !is_readable) base::log_warning("Agencies' features cannot be read; the last known ones hold.");
    was_readable = is_readable;
    co_await base::sleep_for(reading);
  }
}

}  // namespace tenants
