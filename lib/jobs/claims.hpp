// Leases on jobs, of all tenants, by the system role: taking, keeping, giving back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "jobs/lease.hpp"
#include "jobs/worker.hpp"

namespace jobs {

using Leases = std::vector<std::shared_ptr<Lease>>;

class Claims {
 public:
  Claims(sql::Database& system, sql::Database& app, const WorkerOptions& options)
      : system_(system), app_(app), options_(options) {}

  // One job that is due and of one of these kinds, of the tenant with the fewest running; also one whose lease ran out.
  base::Task<std::shared_ptr<Lease>> take(const std::vector<std::string>& kinds);
  // Prolongs the leases; those lost or cancelled are interrupted.
  base::Task<void> prolong(Leases leases);
  // Puts jobs back into the queue, without counting the attempt; whoever still works on one cannot commit any more.
  base::Task<void> give_back(Leases leases);
  // Ends the leases of workers of this machine that certainly run no more.
  base::Task<void> end_leases_of_the_dead();

 private:
  sql::Database& system_;
  sql::Database& app_;
  const WorkerOptions& options_;
};

// Deletes jobs that were done or cancelled longer than `keep` ago, with their steps and log.
base::Task<void> purge_jobs(std::chrono::hours keep, Scheduled& turn);

}  // namespace jobs
