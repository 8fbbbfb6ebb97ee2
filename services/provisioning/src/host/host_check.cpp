// Checks of the machine before sites are hosted.
#include "host/host_check.hpp"

#include <unistd.h>

#include "base/error.hpp"
#include "base/process.hpp"
#include "host/site_socket.hpp"

namespace provisioning {

namespace fs = std::filesystem;

void make_host_folders(const HostOptions& options) {
  try {
    for (const auto& folder : {options.sites_dir, options.run_dir, options.run_dir / "sites", options.rootfs_dir}) {
      fs::create_directories(folder);
      fs::permissions(folder, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec,
                      fs::perm_options::add);
    }
  } catch (const fs::filesystem_error& error) {
    throw base::internal(std::string("the host's folders cannot be made: ") + error.what());
  }
}

base::Task<std::vector<std::string>> find_missing(HostOptions options, fs::path rootfs) {
  std::vector<std::string> missing;
  constexpr std::size_t after_run_dir = sizeof("/sites/00000000-0000-0000-0000-000000000000/http.sock") - 1;
  if (options.run_dir.string().size() + after_run_dir > longest_socket_path()) {
    missing.push_back("run_dir " + options.run_dir.string() + " is too long for unix sockets below it");
  }
  if (::geteuid() != 0) missing.push_back("it must run as root, to give each site a user of its own");
  const bool has_bubblewrap = ::access("/usr/bin/bwrap", X_OK) == 0;
  if (!has_bubblewrap) missing.push_back("/usr/bin/bwrap is missing (package bubblewrap)");
  if (!missing.empty()) co_return missing;
  base::Command command;
  command.arguments = {"/usr/bin/bwrap",
                       "--unshare-user",
                       "--unshare-pid",
                       "--unshare-net",
                       "--ro-bind",
                       rootfs.string(),
                       "/",
                       "--proc",
                       "/proc",
                       "--ro-bind",
                       options.sites_dir.string(),
                       "/site",
                       "--",
                       "/usr/sbin/nginx",
                       "-v"};
  command.user = base::Command::User{options.first_uid, options.first_uid};
  const auto ending = co_await base::run(std::move(command));
  if (!ending.succeeded()) {
    missing.push_back(
        "a sandbox cannot start as an ordinary user (are user namespaces allowed, may everybody pass through the "
        "folders above sites_dir and data_dir?): " +
        ending.err);
  }
  co_return missing;
}

}  // namespace provisioning
