// Where a site's web server runs; all runtimes look alike to the edge: one unix socket a site.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/task.hpp"
#include "tenancy/ids.hpp"

namespace provisioning {

struct Site {
  base::Uuid id;
  tenancy::TenantId tenant;
  std::filesystem::path directory;  // <sites_dir>/<id>; holds `current`
  std::vector<std::string> hosts;   // the names it answers to; any other name gets 421
};

struct RuntimeState {
  std::string container_id;
  std::filesystem::path socket;  // for the edge: <run_dir>/sites/<id>/http.sock
};

// One site the runtime knows of.
struct RuntimeSite {
  base::Uuid id;
  bool is_running = false;  // a site asleep until its next request counts as running
};

// Every call may be repeated at will and throws base::unavailable when the runtime does not answer (try again),
// base::invalid for a site it can never serve, base::internal when it refuses.
class SiteRuntime {
 public:
  virtual ~SiteRuntime() = default;

  virtual std::string_view name() const = 0;  // "sandbox", "docker"
  // Makes the site answer on its socket with this configuration; changes what differs, resumes a suspended one.
  virtual base::Task<RuntimeState> ensure(Site site) = 0;
  // Stops it and removes socket, container and generated files; releases are the caller's. Fine when there is none.
  virtual base::Task<void> remove(Site site) = 0;
  virtual base::Task<bool> is_running(Site site) = 0;
  // Stops it and takes its socket away; ensure() brings it back.
  virtual base::Task<void> suspend(Site site) = 0;
  // For drift repair.
  virtual base::Task<std::vector<RuntimeSite>> list() = 0;
};

struct RuntimeOptions {
  std::string runtime = "auto";  // auto, sandbox, docker
  std::filesystem::path sites_dir;
  std::filesystem::path run_dir;
  std::filesystem::path rootfs_dir;  // <data_dir>/rootfs: the sites' read-only root, made from this machine's nginx
  std::filesystem::path docker_socket = "/var/run/docker.sock";
  std::function<void(std::string line)> log;  // may be empty
};

// The runtime of the setting; auto is docker where its socket answers and sandbox elsewhere. Throws
// base::unavailable when docker is asked for and does not answer, base::internal for an unknown name.
base::Task<std::unique_ptr<SiteRuntime>> make_runtime(boost::asio::io_context& context, RuntimeOptions options);

}  // namespace provisioning
