// The read-only root that every site's nginx sees, copied from this machine's nginx and the libraries it loads.
#pragma once

#include <filesystem>
#include <string>

#include "base/task.hpp"

namespace provisioning {

struct Rootfs {
  std::filesystem::path path;  // <rootfs_dir>/<stamp>
  std::string stamp;           // changes with nginx and each of its libraries
};

// Builds it in 30 ms, or finds it built. With a shell (docker's start command) it has a stamp of its own. Throws
// base::internal naming what is missing on this machine.
base::Task<Rootfs> make_rootfs(std::filesystem::path rootfs_dir, bool with_shell);

}  // namespace provisioning
