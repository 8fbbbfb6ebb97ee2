// Deleting what the queue still says of a person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/database.hpp"

namespace jobs {

// Deletes the jobs, waiting or ended, in whose payload, steps or log one of the texts stands, in a transaction of the
// system role. Returns how many running ones hold one too.
base::Task<std::int64_t> forget_jobs(sql::Tx& tx, std::vector<std::string> texts);

}  // namespace jobs
