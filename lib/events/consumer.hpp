// The loop of one listener: reads its messages and delivers them one after the other.
#pragma once

#include <deque>
#include <functional>
#include <optional>

#include "base/bell.hpp"
#include "base/task.hpp"
#include "events/relay.hpp"
#include "events/stream.hpp"

namespace events {

// What all consumers of a relay share; outlives them.
struct ConsumerParts {
  const RelayParts& relay;
  const RelayOptions& options;
  redis::Client& redis;
};

class Consumer {
 public:
  Consumer(boost::asio::io_context& io, ConsumerParts parts, const Listener& listener);

  // Until stop(); the delivery under way is finished. `after_effect` is called after each delivery.
  base::Task<void> run(std::function<void()> after_effect);
  void stop();

 private:
  // One round; false when something outside is broken and a pause is due.
  base::Task<bool> turn();
  base::Task<void> fill_queue();
  base::Task<void> deliver_first();

  sql::Database& app_;
  const RelayOptions& options_;
  const Listener& listener_;
  Subscription subscription_;
  redis::Client blocking_;
  redis::Client& redis_;
  base::Bell bell_;
  std::deque<Message> queue_;
  std::function<void()> after_effect_;
  std::optional<std::chrono::steady_clock::time_point> looked_for_abandoned_;
  bool stopping_ = false;
};

}  // namespace events
