// From a Command to a running child: fork, set up, exec.
#pragma once

#include "base/process.hpp"

namespace base {

struct Launched {
  pid_t pid = -1;
  Descriptor pidfd;  // readable once the child has ended
  Descriptor out;
  Descriptor err;
};

// Throws base::internal with the program and the failed step; no child is left then.
Launched launch(const Command& command);

}  // namespace base
