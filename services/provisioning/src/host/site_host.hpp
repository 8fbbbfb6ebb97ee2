// `dde host`: owns the sites' listening sockets on one machine and the sandboxes behind them.
#pragma once

#include <sys/types.h>

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "runtime/site_runtime.hpp"

namespace provisioning {

struct HostOptions {
  std::filesystem::path sites_dir;
  std::filesystem::path run_dir;      // control socket host.sock, sites/<id>/http.sock
  std::filesystem::path rootfs_dir;   // <data_dir>/rootfs
  std::chrono::milliseconds idle{600'000};  // a site without activity for so long is put to sleep
  std::chrono::milliseconds drain{10'000};  // for requests under way when a site is stopped
  uid_t first_uid = 30'000;           // site n runs as first_uid + n
  std::function<void(std::string line)> log;  // may be empty
};

struct HostFigures {
  std::size_t sites = 0;
  std::size_t awake = 0;
  std::size_t starts = 0;
  std::size_t crashes = 0;
};

class HostState;

// One a machine and run_dir. Everything runs on the given io_context, in one thread.
class SiteHost {
 public:
  SiteHost(boost::asio::io_context& context, HostOptions options);
  ~SiteHost();

  // Checks the machine, opens the socket of every site below sites_dir and the control socket. Throws base::internal
  // with one message that lists all that is missing (root, bubblewrap, user namespaces, nginx, a second host).
  base::Task<void> start();
  // No new control requests; sites finish the requests under way, then their processes end.
  base::Task<void> stop();
  HostFigures figures() const;

 private:
  std::unique_ptr<HostState> state_;
};

}  // namespace provisioning
