// A host with sandboxes in a folder of its own.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include "host/site_host.hpp"
#include "runtime/sandbox.hpp"
#include "runtime_site_fixture.hpp"

namespace provisioning {

// Processes that run with this user id; those that only wait to be reaped have ended.
inline std::vector<pid_t> processes_of(uid_t uid) {
  std::vector<pid_t> pids;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    struct stat found{};
    const auto name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const bool has_ended = read_file(entry.path() / "status").find("State:\tZ") != std::string::npos;
    if (!has_ended && ::stat(entry.path().c_str(), &found) == 0 && found.st_uid == uid) pids.push_back(std::stoi(name));
  }
  return pids;
}

struct SandboxFixture : SiteFixture {
  SandboxFixture() { first_uid = 100'000 + static_cast<uid_t>(::getpid() % 10'000) * 100; }

  HostOptions host_options() {
    HostOptions options{.sites_dir = scratch / "sites", .run_dir = scratch / "run", .rootfs_dir = scratch / "rootfs"};
    options.idle = idle;
    options.drain = 2s;
    options.first_uid = first_uid;
    options.log = [this](std::string line) { log += line + "\n"; };
    return options;
  }

  void start_host() {
    host = std::make_unique<SiteHost>(context, host_options());
    finish(context, host->start());
  }

  void stop_host() {
    finish(context, host->stop());
    host.reset();
  }

  Site given(const std::string& name, const std::string& page) {
    const auto site = make_site(name, page);
    finish(context, runtime.ensure(site));
    return site;
  }

  ~SandboxFixture() override {
    if (host) stop_host();
  }

  uid_t first_uid;
  std::chrono::milliseconds idle = 600s;
  std::string log;
  std::unique_ptr<SiteHost> host;
  SandboxRuntime runtime{runtime_options()};
};

}  // namespace provisioning
