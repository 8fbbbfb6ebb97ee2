// The agencies that may not work at the moment, known to every process within seconds.
#pragma once

#include <atomic>
#include <memory>
#include <set>

#include "base/task.hpp"
#include "events/events.hpp"
#include "http/dispatcher.hpp"
#include "jobs/jobs.hpp"
#include "redis/client.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace tenants {

// Fed by Redis, where the listeners of `tenant.closed` and `tenant.reopened` write. While Redis is away the list stays
// as it was; the schedule tenants.tell_closed writes it again from the truth, so that a flushed Redis opens no door.
class ClosedTenants {
 public:
  bool contains(tenancy::TenantId tenant) const { return known_.load()->contains(tenant); }

  // Reads the list every second, for ever; run it in one loop of the process.
  base::Task<void> follow(redis::Client& redis);
  // Reads it once; throws what Redis throws.
  base::Task<void> read(redis::Client& redis);

 private:
  using Ids = std::set<tenancy::TenantId>;
  std::atomic<std::shared_ptr<const Ids>> known_{std::make_shared<const Ids>()};
};

// `inner`, but members of a closed agency are told 403 "tenant_suspended"; the platform's administrators may look.
// `closed` outlives the authenticator.
http::Authenticator refusing_closed(const ClosedTenants& closed, http::Authenticator inner);

// The listeners, and the schedule that repairs the list. References outlive bus and worker.
void add_closing_listeners(events::Bus& bus, redis::Client& redis);
void add_closing_schedule(jobs::Worker& worker, sql::Database& system, redis::Client& redis);

}  // namespace tenants
