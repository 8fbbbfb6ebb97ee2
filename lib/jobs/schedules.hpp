// Whose turn it is to run what comes round: one lease a schedule, over all processes.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "jobs/scheduled.hpp"
#include "jobs/worker.hpp"

namespace jobs {

struct Schedule {
  std::string name;
  std::chrono::seconds interval;
  std::function<base::Task<void>(Scheduled&)> function;
};

struct Turn {
  std::string name;
  std::int64_t fence = 0;
  bool operator==(const Turn&) const = default;
};
BOOST_DESCRIBE_STRUCT(Turn, (), (name, fence))

class Schedules {
 public:
  Schedules(sql::Database& system, const WorkerOptions& options) : system_(system), options_(options) {}

  // A new schedule is due at once; a shortened interval counts from now.
  base::Task<void> enter(const std::vector<Schedule>& schedules);
  base::Task<std::vector<Turn>> take_due(const std::vector<std::string>& names);
  base::Task<void> prolong(const std::vector<Turn>& turns);
  // The next turn is one interval after the last was due, or after now if that has passed.
  base::Task<void> end(Turn turn, std::optional<std::string> error);

 private:
  sql::Database& system_;
  const WorkerOptions& options_;
};

}  // namespace jobs
