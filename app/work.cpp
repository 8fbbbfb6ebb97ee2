// `dde work`: events to their listeners, durable jobs, schedules, drift repair.
#include "base/log.hpp"
#include "commands.hpp"
#include "events/relay.hpp"
#include "process.hpp"
#include "redis/client.hpp"
#include "requirements.hpp"
#include "services.hpp"

namespace app {
namespace {

using base::Task;

std::unique_ptr<mail::Sender> make_sender(const Config& config) {
  if (config.mail_transport == "mailbox") return mail::make_mailbox_sender(config.mailbox_dir);
  return mail::make_smtp_sender(
      {.url = config.smtp_url, .user = config.smtp_user, .password = config.smtp_password, .ca_file = {}});
}

class Work {
 public:
  explicit Work(const Config& config)
      : app_(context_, {.url = config.database_url, .application_name = "dde work"}),
        system_(context_, {.url = config.system_database_url, .system = true, .application_name = "dde work"}),
        redis_(context_, config.redis_url),
        sender_(make_sender(config)),
        provisioner_(context_, provisioning_options(config)),
        notices_{.public_url = config.public_url, .mail_from = config.mail_from},
        relay_(context_, {system_, app_, config.redis_url, bus_}),
        worker_(context_, system_, app_, {.concurrency = static_cast<int>(config.jobs_at_once)}),
        private_port_(context_, [this] { return is_ready(); }) {
    auth::add_listeners(bus_, redis_, config.access_token_ttl);
    tenants::add_listeners(bus_);
    provisioner_.add_listeners(bus_);
    notifications::add_listeners(bus_, notices_);
    provisioner_.add_jobs(worker_, system_, app_);
    notifications::add_jobs(worker_, *sender_);
    relay_.after_effects([this] { worker_.wake(); });
    worker_.after_runs([this] { relay_.wake(); });
    private_port_.listen(config.work_metrics_listen);
  }

  void run() {
    StopSignal stop(context_, [this] {
      base::log_info("Stopping: running jobs reach their next step first");
      relay_.stop();
      worker_.stop();
    });
    start(context_, "work", prepare_and_work());
    context_.run();
  }

 private:
  Task<void> prepare_and_work() {
    co_await provisioner_.prepare();
    is_prepared_ = true;
    base::log_info("Working");
    start(context_, "relay", relay_.run());
    co_await worker_.run();
    co_await private_port_.close();
    context_.stop();
  }

  Task<bool> is_ready() {
    const bool database = co_await app_.ping();
    const bool redis = co_await redis_.ping();
    co_return is_prepared_&& database&& redis;
  }

  boost::asio::io_context context_{1};
  sql::Database app_;
  sql::Database system_;
  redis::Client redis_;
  std::unique_ptr<mail::Sender> sender_;
  provisioning::Provisioner provisioner_;
  notifications::Options notices_;
  events::Bus bus_;
  events::Relay relay_;
  jobs::Worker worker_;
  PrivatePort private_port_;
  bool is_prepared_ = false;
};

}  // namespace

int work(const Config& config) {
  require(config, look_at_needs_of_work);
  Work work(config);
  work.run();
  return 0;
}

}  // namespace app
