// Carries events from the outbox to their listeners, by way of Redis Streams: once each, whatever breaks.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/task.hpp"
#include "events/bus.hpp"
#include "sql/database.hpp"

namespace events {

struct RelayOptions {
  std::chrono::milliseconds poll{100};          // how long a published event waits at most
  std::chrono::milliseconds resend_after{5000};  // without a receipt a row is sent again: then doubled, up to 5 min
  std::chrono::milliseconds claim_after{30000};  // a message read but not acknowledged goes to another reader
  std::chrono::milliseconds first_pause{1000};   // after a listener failed: doubled, with jitter, up to last_pause
  std::chrono::milliseconds last_pause{300000};
  int max_attempts = 8;                          // then the event is a dead letter of this listener
  int batch = 200;                               // outbox rows in one go
  int stream_length = 10'000;                    // messages Redis keeps of a topic; what it drops is sent again
  std::chrono::hours keep{24 * 7};               // a row that all listeners have received is deleted after this
};

struct RelayParts {
  sql::Database& system;  // role dde_system: reads the outbox of all tenants
  sql::Database& app;     // role dde_app: effects run in the tenant of the event
  std::string redis_url;
  const Bus& bus;         // complete before run()
};

// PostgreSQL is the truth and Redis only the fast path: a message carries ids alone, the effect reads the outbox row,
// and the receipt (listener, event) is written in the effect's transaction, so a message that comes twice does nothing
// and one that is lost is sent again. Any number of processes may run a Relay. Each listener has its own consumer group
// and loop, so a slow or failing one holds up nobody else.
class Relay {
 public:
  Relay(boost::asio::io_context& io, RelayParts parts, RelayOptions options = {});
  ~Relay();

  // Registers the listeners, then works until stop(); returns when effects under way are committed.
  // Outages of Redis and PostgreSQL are waited out with back-off.
  base::Task<void> run();
  void stop();

  // Looks into the outbox now instead of at the next poll; callable on the Relay's thread.
  void wake();
  // `ring` is called after each delivery: jobs::Worker::wake makes follow-up jobs start at once. Set before run().
  void after_effects(std::function<void()> ring);

 private:
  class Loops;
  std::shared_ptr<Loops> loops_;
};

}  // namespace events
