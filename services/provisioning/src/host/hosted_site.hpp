// One site on this machine: its socket always open, its nginx started by the first request and asleep when idle.
#pragma once

#include <sys/types.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/process.hpp"
#include "base/task.hpp"
#include "host/site_cgroup.hpp"
#include "host/site_host.hpp"
#include "runtime/site_files.hpp"

namespace provisioning {

// What all sites of a host share.
struct HostShared {
  boost::asio::io_context& context;
  HostOptions options;
  std::filesystem::path rootfs;
  std::string seccomp;
  std::size_t starts = 0;
  std::size_t crashes = 0;

  void log(const std::string& line) const {
    if (options.log) options.log(line);
  }
};

struct PidReport;

class HostedSite : public std::enable_shared_from_this<HostedSite> {
 public:
  HostedSite(HostShared& shared, SiteRecord record);

  const SiteRecord& record() const { return record_; }
  std::filesystem::path socket() const;
  // True while requests are answered, be it by waking up first.
  bool is_listening() const;
  bool is_awake() const { return serving_.has_value(); }

  // Opens the socket (again, where its file is gone) and writes what is on disk; a changed configuration is served
  // by a new nginx while the old one finishes its requests. Throws base::Error.
  void open(SiteRecord record);
  // Ends nginx gracefully and takes the socket away.
  void close();
  // close(), and stays so when the host starts again.
  void suspend();
  // Puts it to sleep when it has done nothing since `idle`.
  void sleep_if_idle();
  // Until every process of the site is gone; those that outlast the drain time are killed.
  base::Task<void> wait_until_gone();
  // Removes the generated files.
  void erase();

 private:
  // A started sandbox; its nginx is known once bubblewrap has told.
  struct Started {
    base::Child child;
    pid_t nginx = 0;
  };

  void watch();
  void watch_after(std::chrono::milliseconds wait);
  void wake();
  void start_nginx();
  void read_pid(std::shared_ptr<PidReport> report, pid_t child);
  Started* find_started(pid_t child);
  void end_of(pid_t child, const base::Ending& ending);
  void let_go();
  void press(pid_t child, std::chrono::steady_clock::time_point end);
  std::filesystem::path directory() const;
  uid_t uid() const { return shared_.options.first_uid + record_.number; }

  HostShared& shared_;
  SiteRecord record_;
  SiteCgroup cgroup_;
  base::Descriptor listener_;
  std::optional<boost::asio::posix::stream_descriptor> watcher_;  // the same socket, watched while asleep
  boost::asio::steady_timer pause_;
  std::optional<Started> serving_;
  std::vector<Started> leaving_;  // finish their requests
  std::uint64_t activity_ = 0;
  std::chrono::steady_clock::time_point active_at_;
  std::chrono::steady_clock::time_point started_at_;
  std::chrono::milliseconds back_off_{0};
};

}  // namespace provisioning
