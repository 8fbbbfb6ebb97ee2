// What Redis still says of a person: counters by address, cached answers.
#pragma once

#include <string>
#include <vector>

#include "base/task.hpp"
#include "redis/client.hpp"

namespace privacy {

// Deletes every key in whose name or value one of the texts stands. Everything in Redis can be made again or runs out
// by itself. Goes through all keys, a few hundred at a time.
base::Task<void> forget_in_redis(redis::Client& redis, std::vector<std::string> texts);

}  // namespace privacy
