// Features that the platform can switch off for an agency, or on.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/task.hpp"
#include "http/features.hpp"
#include "sql/database.hpp"

namespace tenants {

struct Feature {
  std::string_view name;
  bool is_on_by_default;
  std::string_view meaning;
};

// A route says `.behind("api_keys")`; a name that is not here is refused at start (check_features).
inline constexpr std::array<Feature, 4> features{{
    {"api_keys", true, "Making API keys"},
    {"app_domain", true, "An address of the agency's own for the platform"},
    {"oidc", true, "Connecting an identity provider of the agency's own"},
    {"invitations", true, "Inviting people into the agency and to its clients"},
}};

// Null for a name that is not in the table.
const Feature* find_feature(std::string_view name);
// Throws std::logic_error when a route is behind a feature that nobody knows.
void check_features(const http::Routes& routes);

// For jobs and listeners: whether the agency of this unit of work has it. One statement.
base::Task<bool> has_feature(sql::Queries& db, std::string name);

// What every agency has, known to every process within 3 s of a change. While PostgreSQL is away it stays as it was.
class KnownFeatures : public http::Features {
 public:
  bool has(tenancy::TenantId tenant, std::string_view feature) const override;

  // Reads the deviations every 2 s, for ever; run it in one loop of the process.
  base::Task<void> follow(sql::Database& system);
  // Reads them once; throws what PostgreSQL throws.
  base::Task<void> read(sql::Database& system);

 private:
  using Deviations = std::map<std::pair<tenancy::TenantId, std::string>, bool, std::less<>>;
  std::atomic<std::shared_ptr<const Deviations>> known_{std::make_shared<const Deviations>()};
};

}  // namespace tenants
