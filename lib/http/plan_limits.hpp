// How many requests a tenant's plan allows: asked of whoever knows plans, remembered for some seconds.
#pragma once

#include <chrono>
#include <cstdint>
#include <unordered_map>

#include "base/task.hpp"
#include "base/time.hpp"
#include "tenancy/ids.hpp"

namespace sql {
class Database;
}

namespace http {

// Implemented by the service that knows plans. Called from every thread, with that thread's database.
class PlanLimits {
 public:
  virtual ~PlanLimits() = default;
  virtual base::Task<std::int64_t> requests_per_minute(sql::Database* database, tenancy::TenantId tenant) = 0;
};

// One a thread. A change of plan acts when what is remembered is `fresh_for` old. While plans cannot be read, the last
// answer holds, and 100 a minute for a tenant that was never seen.
class PlanCache {
 public:
  // `plans` and `database`, which may be null, outlive it.
  PlanCache(PlanLimits& plans, sql::Database* database, std::chrono::seconds fresh_for = std::chrono::seconds(10));

  base::Task<std::int64_t> requests_per_minute(tenancy::TenantId tenant);

 private:
  struct Known {
    std::int64_t amount;
    base::Timestamp until;
  };
  struct HashOfId {
    std::size_t operator()(const tenancy::TenantId& id) const;
  };

  void remember(tenancy::TenantId tenant, std::int64_t amount);

  PlanLimits& plans_;
  sql::Database* database_;
  std::chrono::seconds fresh_for_;
  std::unordered_map<tenancy::TenantId, Known, HashOfId> known_;
};

}  // namespace http
