// Points in time, and the clock every part of the program asks.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// UTC with the precision of PostgreSQL's timestamptz.
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

// The only source of "now". A shift moves a running instance through time in tests.
class Clock {
 public:
  static Timestamp now();
  // Settable once at start (DDE_CLOCK_SHIFT) and by tests; thread-safe.
  static void shift(std::chrono::seconds by);
};

// RFC 3339 in UTC: 2026-11-21T10:00:00.123456Z; whole seconds are written without a fraction.
std::string to_rfc3339(Timestamp time);
// Reads RFC 3339 with any offset; nothing when the text is not a valid time.
std::optional<Timestamp> parse_rfc3339(std::string_view text);

}  // namespace base
