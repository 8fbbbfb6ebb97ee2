// One turn of a schedule, as its function sees it.
#pragma once

#include <cstdint>
#include <string>

#include "base/task.hpp"
#include "sql/database.hpp"

namespace jobs {

// Work of the platform, not of a tenant; for a tenant's work enqueue jobs.
class Scheduled {
 public:
  Scheduled(sql::Database& system, std::string name, std::int64_t fence)
      : system_(system), name_(std::move(name)), fence_(fence) {}

  const std::string& name() const { return name_; }
  // A transaction of the system role that can commit only while this process has the turn; throws Interrupted
  // otherwise.
  base::Task<sql::Tx> begin();

 private:
  sql::Database& system_;
  std::string name_;
  std::int64_t fence_;
};

}  // namespace jobs
