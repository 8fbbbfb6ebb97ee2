// `dde work`: events to their listeners, durable jobs, schedules, drift repair.
#include "base/log.hpp"
#include "commands.hpp"
#include "dns/resolver.hpp"
#include "events/relay.hpp"
#include "http/idempotency.hpp"
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

class DnsRecords : public auth::TxtRecords {
 public:
  explicit DnsRecords(const std::string& server) : resolver_(server) {}
  Task<std::vector<std::string>> find(std::string name) override { return resolver_.find_texts(std::move(name)); }

 private:
  dns::Resolver resolver_;
};

Task<void> purge_idempotency_keys(jobs::Scheduled& turn) {
  auto tx = co_await turn.begin();
  co_await http::purge_idempotency_keys(tx);
  co_await tx.commit();
}

// Mails that lie here; with SMTP they lie elsewhere.
std::filesystem::path mailbox_of(const Config& config) {
  return config.mail_transport == "mailbox" ? config.mailbox_dir : std::filesystem::path();
}

// Only for what empties rows for good: the purge of an agency in one transaction, the erasure of a person.
sql::Options owner_options(const Config& config) {
  return {.url = config.owner_database_url,
          .readers = 1,
          .writers = 1,
          .deadline = std::chrono::minutes(10),
          .application_name = "dde work"};
}

class Work {
 public:
  explicit Work(const Config& config)
      : app_(context_, {.url = config.database_url, .application_name = "dde work"}),
        system_(context_, {.url = config.system_database_url, .system = true, .application_name = "dde work"}),
        owner_(context_, owner_options(config)),
        redis_(context_, config.redis_url),
        files_(storage::make_file_store(config.storage_dir)),
        sender_(make_sender(config)),
        dns_records_(config.dns_resolver),
        audit_keys_(config.audit_keys),
        traces_{app_, system_, owner_, redis_, *files_, seats_, mailbox_of(config)},
        provisioner_(context_, provisioning_options(config)),
        notices_{
            .public_url = config.public_url, .mail_from = config.mail_from, .token_key = one_time_token_key(config)},
        relay_(context_, {system_, app_, config.redis_url, bus_}),
        audit_sealer_(context_, system_, audit_keys_),
        worker_(context_, system_, app_, {.concurrency = static_cast<int>(config.jobs_at_once)}),
        private_port_(context_, [this] { return is_ready(); }) {
    auth::add_listeners(bus_, redis_, config.access_token_ttl);
    tenants::add_listeners(bus_);
    tenants::add_closing_listeners(bus_, redis_);
    provisioner_.add_listeners(bus_);
    notifications::add_listeners(bus_, notices_);
    auth::add_oidc_jobs(worker_, dns_records_);
    provisioner_.add_jobs(worker_, system_, app_);
    auth::add_jobs(worker_, app_);
    notifications::add_jobs(worker_, *sender_, app_, notices_);
    audit::add_jobs(worker_, *files_);
    privacy::add_jobs(worker_, traces_);
    tenants::add_closing_schedule(worker_, system_, redis_);
    tenants::add_purge(worker_, purge_);
    billing::add_request_schedule(worker_, app_, redis_);
    billing::add_plan_schedule(worker_, app_, system_);
    worker_.every("http.purge_idempotency_keys", std::chrono::hours(1), purge_idempotency_keys);
    relay_.after_effects([this] { worker_.wake(); });
    worker_.after_runs([this] { relay_.wake(); });
    private_port_.listen(config.work_metrics_listen);
  }

  void run() {
    StopSignal stop(context_, [this] {
      base::log_info("Stopping: running jobs reach their next step first");
      relay_.stop();
      audit_sealer_.stop();
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
    start(context_, "sealing", audit_sealer_.run());
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
  sql::Database owner_;
  redis::Client redis_;
  std::unique_ptr<storage::Store> files_;
  provisioning::TenantTraces site_traces_;
  tenants::PurgeGiven purge_{system_, app_, owner_, *files_, {&site_traces_}};
  std::unique_ptr<mail::Sender> sender_;
  DnsRecords dns_records_;
  audit::Keys audit_keys_;
  billing::SeatQuota seats_;
  privacy::Traces traces_;
  provisioning::Provisioner provisioner_;
  notifications::Options notices_;
  events::Bus bus_;
  events::Relay relay_;
  audit::Sealer audit_sealer_;
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
