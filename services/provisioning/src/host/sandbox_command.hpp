// The command that starts a site's nginx in its sandbox.
#pragma once

#include <sys/types.h>

#include <filesystem>

#include "base/process.hpp"

namespace provisioning {

struct SandboxPlan {
  std::filesystem::path rootfs;
  std::filesystem::path site;  // seen as /site
  uid_t uid;                   // of the host
  int listener;                // the descriptor that nginx inherits
  int info;                    // bubblewrap writes {"child-pid": n} here
  int seccomp;                 // a file with the filter, at its beginning
};

// No deadline, dies with the thread that starts it; cgroups are the caller's.
base::Command sandbox_command(const SandboxPlan& plan);

}  // namespace provisioning
