// The name under which this process holds leases, from which a neighbour can tell whether it still lives.
#pragma once

#include <string>
#include <string_view>

namespace jobs {

// "<boot id>/<pid namespace>/<pid>/<start time>": no two processes ever share it.
const std::string& worker_name();

// The part shared by all processes that this one can look for: same machine, same boot, same pid namespace.
const std::string& neighbourhood();

// True only if the process of that name certainly does not run any more.
bool is_gone(std::string_view name);

}  // namespace jobs
