// Counting the requests of agencies, without a wait in any of them.
#pragma once

#include <map>
#include <mutex>

#include "base/task.hpp"
#include "jobs/jobs.hpp"
#include "redis/client.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace billing {

// One a process; note() from any thread. What a process that dies has not yet handed to Redis (a second's worth) is
// lost, which errs in the agency's favour.
class RequestMeter {
 public:
  void note(tenancy::TenantId tenant, std::int64_t requests = 1);

  // Hands the counts to Redis every second, for ever; run it in one loop of the process.
  base::Task<void> follow(redis::Client& redis);
  // Hands them over once. Counts that Redis does not take are kept for the next time; throws what Redis throws.
  base::Task<void> hand_over(redis::Client& redis);

 private:
  using Counts = std::map<tenancy::TenantId, std::int64_t>;

  std::mutex mutex_;
  Counts counts_;
};

// The schedule billing.store_requests: brings what Redis has counted into PostgreSQL every 10 s. A process that dies in
// the middle may count one agency's last ten seconds twice. References outlive the worker.
void add_request_schedule(jobs::Worker& worker, sql::Database& app, redis::Client& redis);

}  // namespace billing
