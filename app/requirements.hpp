// What the program needs from the machine and its neighbours: looked at together, told together.
#pragma once

#include <string>
#include <vector>

#include "config.hpp"

namespace app {

struct Finding {
  std::string subject;
  bool is_good;
  std::string advice;  // when it is not
};

// What `dde serve` and `dde work` cannot do without. Blocks, at most some seconds for those that do not answer.
std::vector<Finding> look_at_needs_of_serve(const Config& config);
std::vector<Finding> look_at_needs_of_work(const Config& config);

// Repeats `look` until everything is there, at most Config::start_patience: neighbours that start at the same moment
// are waited for. Then throws base::unavailable with one line for each thing that is missing.
void require(const Config& config, std::vector<Finding> (*look)(const Config&));

// The neighbours' probes of `dde doctor`: whether dde's own processes are ready.
std::vector<Finding> look_at_processes(const Config& config);

}  // namespace app
