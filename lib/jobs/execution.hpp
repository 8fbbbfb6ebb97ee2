// One job from claim to end: calls its function and writes the outcome.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/task.hpp"
#include "jobs/lease.hpp"
#include "jobs/worker.hpp"

namespace jobs {

using Function = std::function<base::Task<void>(Run&, std::string_view)>;
using FailureEffect = std::function<base::Task<void>(sql::Tx&, std::string_view, Failure)>;

// What a worker knows to do, by kind.
struct Functions {
  std::map<std::string, Function, std::less<>> run;
  std::map<std::string, FailureEffect, std::less<>> failed;
};

// Throws nothing. An outcome that cannot be written while PostgreSQL is away is tried again until the lease is lost.
base::Task<void> execute(std::shared_ptr<Lease> lease, const Functions& functions, const WorkerOptions& options);

}  // namespace jobs
