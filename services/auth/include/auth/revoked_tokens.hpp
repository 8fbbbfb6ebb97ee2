// The access tokens that are refused before they expire, known to every process within seconds.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>

#include "base/task.hpp"
#include "base/time.hpp"
#include "redis/client.hpp"
#include "tenancy/ids.hpp"

namespace auth {

// A session that ended, or an API key that was revoked: all its tokens. A session whose member may do other things
// now: the tokens issued until then; the next refresh brings one that is right.
enum class Revocation { none, ended, outdated };

// Fed by Redis, where the listeners of `session.ended` and `session.outdated` write. While Redis is away the list stays
// as it was: an access token then lives on until it expires, at most Options::access_token_ttl.
class RevokedTokens {
 public:
  // `issued_at` is known to the second: a token of the very second of the change is refused.
  Revocation judge(tenancy::SessionId session, base::Timestamp issued_at) const;

  // Reads the list every second, for ever; run it in one loop of the process. `ttl` is the access tokens'.
  base::Task<void> follow(redis::Client& redis, std::chrono::seconds ttl);
  // Reads it once; throws what Redis throws.
  base::Task<void> read(redis::Client& redis, std::chrono::seconds ttl);

 private:
  using Times = std::map<tenancy::SessionId, base::Timestamp>;
  struct Known {
    Times ended;
    Times outdated;
  };

  std::atomic<std::shared_ptr<const Known>> known_{std::make_shared<const Known>()};
};

}  // namespace auth
