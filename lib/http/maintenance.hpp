// Maintenance mode: while it is on, the platform's administrators are served and nobody else.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "base/task.hpp"
#include "http/routes.hpp"
#include "redis/client.hpp"
#include "tenancy/member.hpp"

namespace http {

// One for all threads of a process. While Redis is away the mode stays as it was.
class Maintenance {
 public:
  // Reads the switch every second, for ever; run it in one loop of the process.
  base::Task<void> follow(redis::Client& redis);
  // Reads it once; throws what Redis throws.
  base::Task<void> read(redis::Client& redis);

  bool is_on() const { return message_.load() != nullptr; }
  // Throws TurnedAway "maintenance" while it is on, unless the route stays open or an administrator asks.
  void require_open(const Route& route, const std::optional<tenancy::Member>& who) const;

  // The switch, for all processes. An empty message stands for a general one.
  static base::Task<void> switch_on(redis::Client& redis, std::string message);
  static base::Task<void> switch_off(redis::Client& redis);

 private:
  std::atomic<std::shared_ptr<const std::string>> message_;
};

}  // namespace http
