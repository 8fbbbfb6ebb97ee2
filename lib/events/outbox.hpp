// The outbox as the relay sees it: what to send, what to send again, what is settled, what can go.
#pragma once

#include "base/task.hpp"
#include "events/relay.hpp"
#include "redis/client.hpp"

namespace events {

// Every call is a transaction of the system role; several processes share the rows by SKIP LOCKED.
class Outbox {
 public:
  Outbox(sql::Database& system, redis::Client& redis, const RelayOptions& options)
      : system_(system), redis_(redis), options_(options) {}

  // Makes the listeners known, or known to be alive. A new one hears what is first sent from now on.
  base::Task<void> register_listeners(const Bus& bus);
  // Sends new rows, at most a batch; true when there may be more. A topic nobody listens to is settled at once.
  base::Task<bool> send_new();
  // Settles rows that all listeners have received or given up, and sends the overdue others again to whom it misses.
  base::Task<void> look_again();
  // Deletes rows that have been settled for long; those with a dead letter stay.
  base::Task<void> purge();

 private:
  sql::Database& system_;
  redis::Client& redis_;
  const RelayOptions& options_;
};

}  // namespace events
