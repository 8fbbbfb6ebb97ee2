// `dde host` by the settings.
#include "provisioning/hosting.hpp"

#include "base/log.hpp"
#include "host/site_host.hpp"

namespace provisioning {
namespace {

HostOptions host_options(const Options& options, std::chrono::seconds idle) {
  HostOptions host;
  host.sites_dir = options.sites_dir;
  host.run_dir = options.run_dir;
  host.rootfs_dir = options.rootfs_dir;
  host.idle = idle;
  host.log = [](std::string line) { base::log_info(line); };
  return host;
}

}  // namespace

Hosting::Hosting(boost::asio::io_context& context, const Options& options, std::chrono::seconds idle)
    : host_(std::make_unique<SiteHost>(context, host_options(options, idle))) {}
Hosting::~Hosting() = default;

base::Task<void> Hosting::start() { return host_->start(); }
base::Task<void> Hosting::stop() { return host_->stop(); }
std::size_t Hosting::site_count() const { return host_->figures().sites; }

}  // namespace provisioning
