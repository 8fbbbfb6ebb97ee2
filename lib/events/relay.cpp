// The loops of a process: one sends, one a listener receives.
#include "events/relay.hpp"

#include <boost/asio/co_spawn.hpp>

#include "base/bell.hpp"
#include "base/log.hpp"
#include "events/consumer.hpp"
#include "events/outbox.hpp"

namespace events {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds pause_when_broken{500};

// Due at once, then every `interval`.
class Turn {
 public:
  explicit Turn(std::chrono::milliseconds interval) : interval_(interval) {}
  bool is_due() const { return SteadyClock::now() >= next_; }
  void taken() { next_ = SteadyClock::now() + interval_; }

 private:
  std::chrono::milliseconds interval_;
  SteadyClock::time_point next_{};
};

}  // namespace

class Relay::Loops : public std::enable_shared_from_this<Loops> {
 public:
  Loops(boost::asio::io_context& io, RelayParts parts, RelayOptions options)
      : bell_(io),
        io_(io),
        parts_(std::move(parts)),
        options_(options),
        redis_(io, parts_.redis_url),
        outbox_(parts_.system, redis_, options_),
        look_again_(std::min(options_.resend_after / 4, std::chrono::milliseconds(1000))),
        ended_(io) {}

  base::Task<void> run();
  void stop();

  base::Bell bell_;
  std::function<void()> after_effects_;

 private:
  base::Task<void> send_until_stopped();
  base::Task<bool> send_round();
  void start(base::Task<void> loop);
  void start_consumers();

  boost::asio::io_context& io_;
  RelayParts parts_;
  RelayOptions options_;
  redis::Client redis_;
  Outbox outbox_;
  Turn register_{std::chrono::minutes(1)};
  Turn look_again_;
  Turn purge_{std::chrono::minutes(10)};
  std::vector<std::unique_ptr<Consumer>> consumers_;
  base::Bell ended_;
  int running_ = 0;
  bool stopping_ = false;
};

base::Task<void> Relay::Loops::run() {
  const auto self = shared_from_this();
  start(send_until_stopped());
  while (running_ > 0) co_await ended_.wait(std::chrono::hours(1));
}

void Relay::Loops::stop() {
  stopping_ = true;
  bell_.ring();
  for (const auto& consumer : consumers_) consumer->stop();
}

void Relay::Loops::start(base::Task<void> loop) {
  ++running_;
  boost::asio::co_spawn(io_, std::move(loop), [self = shared_from_this()](std::exception_ptr failure) {
    if (failure) base::log_error("A loop of the relay broke off.");
    --self->running_;
    self->ended_.ring();
  });
}

void Relay::Loops::start_consumers() {
  const ConsumerParts parts{parts_, options_, redis_};
  for (const auto& listener : parts_.bus.listeners()) {
    consumers_.push_back(std::make_unique<Consumer>(io_, parts, listener));
    start(consumers_.back()->run(after_effects_));
  }
}

base::Task<void> Relay::Loops::send_until_stopped() {
  bool was_well = true;
  while (!stopping_) {
    std::string error;
    bool more = false;
    try {
      more = co_await send_round();
    } catch (const std::exception& failure) {
      error = failure.what();
    }
    const bool well = error.empty();
    if (!well && was_well) base::log_warning("Events wait for Redis or PostgreSQL.", {{"error", error}});
    was_well = well;
    if (!more && !stopping_) co_await bell_.wait(well ? options_.poll : pause_when_broken);
  }
}

// Listeners are registered before anything is sent, so that none misses what was published before this process started.
base::Task<bool> Relay::Loops::send_round() {
  if (register_.is_due()) {
    co_await outbox_.register_listeners(parts_.bus);
    register_.taken();
  }
  if (consumers_.empty() && !stopping_) start_consumers();
  const bool more = co_await outbox_.send_new();
  if (look_again_.is_due()) {
    co_await outbox_.look_again();
    look_again_.taken();
  }
  if (purge_.is_due()) {
    co_await outbox_.purge();
    purge_.taken();
  }
  co_return more;
}

Relay::Relay(boost::asio::io_context& io, RelayParts parts, RelayOptions options)
    : loops_(std::make_shared<Loops>(io, std::move(parts), options)) {}

Relay::~Relay() = default;

base::Task<void> Relay::run() { return loops_->run(); }
void Relay::stop() { loops_->stop(); }
void Relay::wake() { loops_->bell_.ring(); }
void Relay::after_effects(std::function<void()> ring) { loops_->after_effects_ = std::move(ring); }

}  // namespace events
