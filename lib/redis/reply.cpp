// Error answers, sorted into what the caller did wrong and what will pass.
#include "redis/reply.hpp"

#include <algorithm>
#include <array>

namespace redis {
namespace {

std::string_view first_word(std::string_view answer) {
  return answer.substr(0, std::min(answer.find(' '), answer.size()));
}

// Redis is there but not ready: starting, in a script, without its primary, or out of memory or disk.
base::ErrorKind kind_of(std::string_view code) {
  constexpr std::array<std::string_view, 8> passing{"LOADING",    "BUSY",        "TRYAGAIN", "MASTERDOWN",
                                                    "NOREPLICAS", "CLUSTERDOWN", "OOM",      "MISCONF"};
  return std::ranges::find(passing, code) != passing.end() ? base::ErrorKind::unavailable : base::ErrorKind::internal;
}

}  // namespace

CommandError::CommandError(std::string_view answer)
    : base::Error(kind_of(first_word(answer)), std::string(first_word(answer)), "Redis: " + std::string(answer)) {}

}  // namespace redis
