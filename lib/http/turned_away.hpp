// A refusal of the gateway itself.
#pragma once

#include <chrono>
#include <string>

#include "base/error.hpp"

namespace http {

// 503 with a code and words that are meant for the caller ("overloaded", "maintenance"). Other failures of the kind
// unavailable hide theirs and are logged.
class TurnedAway : public base::Error {
 public:
  TurnedAway(std::string code, std::string message, std::chrono::seconds retry_after)
      : base::Error(base::Error(base::ErrorKind::unavailable, std::move(code), std::move(message)).after(retry_after)) {
  }
};

}  // namespace http
