// RFC 3339 and the clock.
#include "base/time.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

struct Reading {
  std::string_view text;
  std::string_view canonical;
};

TEST(Times, read_every_offset_and_fraction_into_one_form) {
  constexpr std::array readings{
      Reading{"2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"},
      Reading{"2026-11-21t10:00:00.5z", "2026-11-21T10:00:00.500000Z"},
      Reading{"2026-11-21T12:30:00.123456789+02:30", "2026-11-21T10:00:00.123456Z"},
      Reading{"2024-02-29T23:59:59-00:01", "2024-03-01T00:00:59Z"},
      Reading{"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
  };
  for (const auto& reading : readings) {
    const auto time = base::parse_rfc3339(reading.text);

    ASSERT_TRUE(time) << reading.text;
    EXPECT_EQ(base::to_rfc3339(*time), reading.canonical);
  }
}

TEST(Times, refuse_what_is_no_time) {
  for (const auto* text : {"", "2026-11-21", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-21T24:00:00Z",
                           "2026-11-21T10:60:00Z", "2026-11-21T10:00:00", "2026-11-21T10:00:00+2:00",
                           "2026-11-21T10:00:00Z ", "-026-11-21T10:00:00Z", "2026-11-21T10:00:00+24:00"}) {
    EXPECT_EQ(base::parse_rfc3339(text), std::nullopt) << text;
  }
}

TEST(Clock, moves_by_its_shift_and_back) {
  const auto before = base::Clock::now();

  base::Clock::shift(std::chrono::days(365));
  const auto shifted = base::Clock::now();
  base::Clock::shift(std::chrono::seconds(0));

  EXPECT_GE(shifted - before, std::chrono::days(365));
  EXPECT_LT(base::Clock::now() - before, std::chrono::days(1));
}

}  // namespace
