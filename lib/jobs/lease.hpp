// One claimed job in the hands of this worker.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "jobs/run.hpp"
#include "sql/database.hpp"

namespace jobs {

// Shared by the run, its worker and the heartbeat, all on one thread.
struct Lease {
  sql::Database& app;
  tenancy::TenantId tenant_id;
  JobId id;
  std::int64_t fence = 0;
  std::string kind;
  std::string payload;
  std::int32_t attempt = 0;
  std::int32_t max_attempts = 0;
  std::optional<Interrupted::Reason> interruption;  // what the run must be told
  bool finished = false;                            // Run::finish was called
  std::optional<std::map<std::string, std::string>> kept;  // results of done steps, read at the first step
  std::optional<std::int64_t> last_seq;                    // of the log, read at the first line

  tenancy::Scope scope() const { return tenancy::Scope::of(tenant_id).from(tenancy::work_of(kind)); }

  // lease_lost stands above all, for nothing may be written any more.
  void interrupt(Interrupted::Reason reason) {
    if (!interruption || reason == Interrupted::Reason::lease_lost) interruption = reason;
  }
};

}  // namespace jobs
