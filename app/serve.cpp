// `dde serve`: the HTTP API, one event loop a core.
#include <boost/asio/post.hpp>

#include <latch>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "commands.hpp"
#include "process.hpp"
#include "redis/client.hpp"
#include "requirements.hpp"
#include "services.hpp"

namespace app {
namespace {

using base::Task;

sql::Options database_options(const Config& config) {
  return {.url = config.database_url, .application_name = "dde serve"};
}

// One thread with everything it needs; nothing in it is shared but the routes.
class Loop {
 public:
  Loop(const Config& config, const Services& services)
      : database_(context_, database_options(config)),
        redis_(context_, config.redis_url),
        dispatcher_(services.routes(), services.authenticator(), &database_),
        server_(context_, http::Limits{}, dispatcher_) {
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
  redis::Client redis_;
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
  std::vector<std::unique_ptr<Loop>> loops(loop_count(config));
  for (auto& loop : loops) loop = std::make_unique<Loop>(config, services);
  loops.front()->open_private_port(config.serve_metrics_listen);
  loops.front()->follow_revoked_tokens(services.revoked_tokens(), config.access_token_ttl);
  StopSignal stop(loops.front()->context(), [&loops] {
    base::log_info("Stopping: requests under way are finished first");
    for (auto& loop : loops) loop->stop();
  });
  base::log_info("Serving on " + config.listen, {{"threads", loops.size()}});

  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < loops.size(); ++i) threads.emplace_back([&loop = *loops[i]] { loop.run(); });
  loops.front()->run();
  return 0;
}

}  // namespace app
