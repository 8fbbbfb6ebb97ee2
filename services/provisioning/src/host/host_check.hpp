// What a machine needs to host sites.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "host/site_host.hpp"

namespace provisioning {

// Makes the folders of `options` and lets the sites' users pass through them. Throws base::internal.
void make_host_folders(const HostOptions& options);

// Starts a sandbox as a site's user and says what is missing; empty when sites can run here. `rootfs` as made.
base::Task<std::vector<std::string>> find_missing(HostOptions options, std::filesystem::path rootfs);

}  // namespace provisioning
