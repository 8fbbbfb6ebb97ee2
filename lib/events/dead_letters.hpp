// Events a listener could not take, after all attempts: to be seen and, once the cause is mended, tried again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "base/id.hpp"
#include "base/task.hpp"
#include "base/time.hpp"
#include "sql/database.hpp"

namespace events {

using EventId = base::Id<struct EventKind>;

struct DeadLetter {
  EventId event_id;
  std::string listener;
  std::string topic;
  std::int32_t attempts = 0;
  std::string error;  // of the last attempt
  base::Timestamp dead_at;
};
BOOST_DESCRIBE_STRUCT(DeadLetter, (), (event_id, listener, topic, attempts, error, dead_at))

// The tenant's newest dead letters, at most `limit`.
base::Task<std::vector<DeadLetter>> find_dead_letters(sql::Queries& tx, int limit);

// Gives the listener all its attempts again, starting now; base::not_found when there is no such dead letter.
base::Task<void> revive(sql::Tx& tx, EventId event, std::string listener);

}  // namespace events
