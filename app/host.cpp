// `dde host`: owns the sites' sockets and sandboxes on this machine.
#include "base/log.hpp"
#include "commands.hpp"
#include "process.hpp"
#include "provisioning/hosting.hpp"
#include "services.hpp"

namespace app {
namespace {

class Host {
 public:
  explicit Host(const Config& config)
      : sites_(context_, provisioning_options(config), config.site_idle),
        private_port_(context_, [this] { return is_ready(); }) {
    private_port_.listen(config.host_metrics_listen);
  }

  void run() {
    StopSignal stop(context_, [this] { start(context_, "stopping", close()); });
    start(context_, "host", open());
    context_.run();
  }

 private:
  base::Task<void> open() {
    co_await sites_.start();
    is_open_ = true;
    base::log_info("Hosting", {{"sites", sites_.site_count()}});
  }
  base::Task<void> close() {
    co_await sites_.stop();
    co_await private_port_.close();
    context_.stop();
  }
  base::Task<bool> is_ready() { co_return is_open_; }

  boost::asio::io_context context_{1};
  provisioning::Hosting sites_;
  PrivatePort private_port_;
  bool is_open_ = false;
};

}  // namespace

int host(const Config& config) {
  Host host(config);
  host.run();
  return 0;
}

}  // namespace app
