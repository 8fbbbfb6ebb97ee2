// User agents as people know them.
#include "device.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace auth {
namespace {

TEST(Devices, are_named_as_people_know_them) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"},
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
       "Safari/537.36",
       "Chrome on Windows"},
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
       "Safari/537.36 Edg/126.0.2592.87",
       "Edge on Windows"},
      {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
       "Safari/605.1.15",
       "Safari on macOS"},
      {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
       "Mobile/15E148 Safari/604.1",
       "Safari on iPhone"},
      {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 "
       "Mobile/15E148 Safari/604.1",
       "Chrome on iPhone"},
      {"Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile "
       "Safari/537.36",
       "Chrome on Android"},
      {"curl/7.88.1", "curl"},
      {"python-requests/2.32.3", "python-requests"},
      {"Mozilla/5.0", "Unknown device"},
      {"", "Unknown device"},
  };

  for (const auto& [user_agent, device] : cases) EXPECT_EQ(device_of(user_agent), device) << user_agent;
}

TEST(Devices, of_endless_names_are_cut_short) { EXPECT_EQ(device_of(std::string(500, 'x')).size(), 40U); }

}  // namespace
}  // namespace auth
