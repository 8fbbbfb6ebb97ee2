// One topic's messages in Redis: a stream that carries ids only, with a consumer group for each listener.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/task.hpp"
#include "events/dead_letters.hpp"
#include "redis/client.hpp"
#include "tenancy/ids.hpp"

namespace events {

struct Message {
  std::string id;  // of the stream entry
  tenancy::TenantId tenant_id;
  EventId event_id;
  std::string wanted_by;  // ",one,two,": a second sending for these listeners only; empty = for all

  bool is_for(std::string_view listener) const;
};

// What to append to the stream of `topic`.
struct Sending {
  std::string topic;
  tenancy::TenantId tenant_id;
  EventId event_id;
  std::vector<std::string> wanted_by;  // empty = everybody
};

// All in one round trip; older messages beyond `keep` a topic are dropped.
base::Task<void> send_messages(redis::Client& redis, const std::vector<Sending>& sendings, int keep);

// One listener's view of its topic's stream. All processes read under one consumer name: what one has read and never
// acknowledged is taken by any other after a while, and no names of dead processes are left behind.
class Subscription {
 public:
  Subscription(std::string topic, std::string group);

  // Throws redis::CommandError NOGROUP when Redis does not know the group (a new listener, a flush).
  base::Task<std::vector<Message>> read(redis::Client& blocking, std::chrono::milliseconds wait);
  // Messages that somebody read and did not acknowledge within `idle`.
  base::Task<std::vector<Message>> take_abandoned(redis::Client& redis, std::chrono::milliseconds idle);
  base::Task<void> acknowledge(redis::Client& redis, std::string message_id);
  // Makes the group, from the oldest message still there; does nothing when it exists.
  base::Task<void> make_group(redis::Client& redis);

 private:
  std::string key_;
  std::string group_;
};

}  // namespace events
