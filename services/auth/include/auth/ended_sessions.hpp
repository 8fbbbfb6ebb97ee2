// The sessions whose access tokens are refused before they expire, known to every process within seconds.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <set>

#include "base/task.hpp"
#include "redis/client.hpp"
#include "tenancy/ids.hpp"

namespace auth {

// Fed by Redis, where the listener of `session.ended` writes. While Redis is away the list stays as it was: an access
// token then lives on until it expires, at most Options::access_token_ttl.
class EndedSessions {
 public:
  bool contains(tenancy::SessionId session) const { return known_.load()->contains(session); }

  // Reads the list every second, for ever; run it in one loop of the process. `ttl` is the access tokens'.
  base::Task<void> follow(redis::Client& redis, std::chrono::seconds ttl);
  // Reads it once; throws what Redis throws.
  base::Task<void> read(redis::Client& redis, std::chrono::seconds ttl);

 private:
  using Sessions = std::set<tenancy::SessionId>;

  std::atomic<std::shared_ptr<const Sessions>> known_{std::make_shared<const Sessions>()};
};

}  // namespace auth
