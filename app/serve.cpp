// `dde serve`: the HTTP API, one event loop a core.
#include <boost/asio/post.hpp>

#include <latch>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "commands.hpp"
#include "http/gateway.hpp"
#include "http/load_shedding.hpp"
#include "http/maintenance.hpp"
#include "http/request_limits.hpp"
#include "http/stream_counts.hpp"
#include "process.hpp"
#include "redis/client.hpp"
#include "requirements.hpp"
#include "services.hpp"

namespace app {
namespace {

using base::Task;

// read_config() has seen that it is one.
http::TrustedProxies proxies_of(const Config& config) {
  return http::TrustedProxies::parse(config.trusted_proxies).value();
}

sql::Options database_options(const Config& config) {
  return {.url = config.database_url, .application_name = "dde serve"};
}

// Two connections a loop: only routes of the platform's administrator ask for the rows of all tenants.
sql::Options system_options(const Config& config) {
  return {
      .url = config.system_database_url, .readers = 1, .writers = 1, .system = true, .application_name = "dde serve"};
}

// What the loops of this process share besides the routes.
struct Shared {
  explicit Shared(const Config& config) : streams(static_cast<int>(config.streams_per_tenant)) {}

  http::LocalBuckets buckets;
  http::StreamCounts streams;
  http::Maintenance maintenance;
};

// One thread with everything it needs.
class Loop {
 public:
  Loop(const Config& config, Services& services, Shared& shared)
      : database_(context_, database_options(config)),
        system_(context_, system_options(config)),
        redis_(context_, config.redis_url),
        rate_limit_(context_, shared.buckets, {.redis_url = config.redis_url}),
        plans_(services.plan_limits(), &database_),
        limits_(rate_limit_, plans_, config.rate_limit_scale),
        load_(context_, {.at_once = static_cast<std::size_t>(config.requests_at_once),
                         .waiting = static_cast<std::size_t>(config.requests_at_once)}),
        dispatcher_(services.routes(), services.authenticator(), &database_, &system_),
        server_(context_, http::Limits{}, dispatcher_, proxies_of(config)) {
    dispatcher_.guard_with({.load = &load_,
                            .maintenance = &shared.maintenance,
                            .limits = &limits_,
                            .streams = &shared.streams,
                            .answers = &services.kept_answers(),
                            .origins = &services.origins(),
                            .features = &services.features()});
    if (config.public_url.starts_with("https://")) server_.announce_https();
    server_.listen(config.listen);
  }

  boost::asio::io_context& context() { return context_; }
  void run() { context_.run(); }
  void stop() {
    boost::asio::post(context_, [this] { start(context_, "draining", drain()); });
  }
  Task<bool> is_ready() {
    const bool database = co_await database_.ping();
    const bool redis = co_await redis_.ping();
    co_return database&& redis;
  }
  // What a process needs once runs in its first loop.
  void follow_revoked_tokens(auth::RevokedTokens& tokens, std::chrono::seconds ttl) {
    start(context_, "following revoked tokens", tokens.follow(redis_, ttl));
  }
  void follow_maintenance(http::Maintenance& maintenance) {
    start(context_, "following maintenance mode", maintenance.follow(redis_));
  }
  void follow_tenants(tenants::ClosedTenants& closed, billing::RequestMeter& meter) {
    start(context_, "following closed agencies", closed.follow(redis_));
    start(context_, "counting requests", meter.follow(redis_));
  }
  void follow_features(tenants::KnownFeatures& features) {
    start(context_, "following agencies' features", features.follow(system_));
  }
  void open_private_port(const std::string& address) {
    private_port_.emplace(context_, [this] { return is_ready(); });
    private_port_->listen(address);
  }

 private:
  Task<void> drain() {
    co_await server_.drain();
    if (private_port_) co_await private_port_->close();
    context_.stop();
  }

  boost::asio::io_context context_{1};
  sql::Database database_;
  sql::Database system_;
  redis::Client redis_;
  http::RateLimit rate_limit_;
  http::PlanCache plans_;
  http::RequestLimits limits_;
  http::LoadShedding load_;
  http::Dispatcher dispatcher_;
  http::Server server_;
  std::optional<PrivatePort> private_port_;
};

std::size_t loop_count(const Config& config) {
  return config.threads > 0 ? static_cast<std::size_t>(config.threads)
                            : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

int serve(const Config& config) {
  require(config, look_at_needs_of_serve);
  http::require_free(config.listen);
  Services services(config);
  Shared shared(config);
  std::vector<std::unique_ptr<Loop>> loops(loop_count(config));
  for (auto& loop : loops) loop = std::make_unique<Loop>(config, services, shared);
  loops.front()->open_private_port(config.serve_metrics_listen);
  loops.front()->follow_revoked_tokens(services.revoked_tokens(), config.access_token_ttl);
  loops.front()->follow_maintenance(shared.maintenance);
  loops.front()->follow_tenants(services.closed_tenants(), services.request_meter());
  loops.front()->follow_features(services.features());
  StopSignal stop(loops.front()->context(), [&loops] {
    base::log_info("Stopping: requests under way are finished first");
    for (auto& loop : loops) loop->stop();
  });
  base::log_info("Serving on " + config.listen, {{"threads", loops.size()}});

  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < loops.size(); ++i) threads.emplace_back([&loop = *loops[i]] { loop.run(); });
  loops.front()->run();
  threads.clear();
  services.close();
  return 0;
}

}  // namespace app
