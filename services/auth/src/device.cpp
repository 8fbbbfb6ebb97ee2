// Words of user agents in the order in which they decide: Chrome calls itself Safari, Edge calls itself Chrome.
#include "device.hpp"

#include <algorithm>
#include <array>

namespace auth {
namespace {

struct Sign {
  std::string_view word;
  std::string_view meaning;
};

constexpr std::array browsers{Sign{"Edg", "Edge"},         Sign{"OPR/", "Opera"},     Sign{"SamsungBrowser", "Samsung"},
                              Sign{"Firefox/", "Firefox"}, Sign{"FxiOS/", "Firefox"}, Sign{"CriOS/", "Chrome"},
                              Sign{"Chrome/", "Chrome"},   Sign{"Safari/", "Safari"}};
constexpr std::array systems{Sign{"iPhone", "iPhone"},   Sign{"iPad", "iPad"},     Sign{"Android", "Android"},
                             Sign{"Windows", "Windows"}, Sign{"CrOS", "ChromeOS"}, Sign{"Mac OS X", "macOS"},
                             Sign{"Linux", "Linux"}};

template <std::size_t Count>
std::string_view meaning_in(std::string_view user_agent, const std::array<Sign, Count>& signs) {
  for (const auto& sign : signs) {
    if (user_agent.find(sign.word) != std::string_view::npos) return sign.meaning;
  }
  return {};
}

constexpr std::size_t longest_program = 40;

// "curl" of "curl/7.88.1".
std::string_view program_of(std::string_view user_agent) {
  return user_agent.substr(0, std::min(user_agent.find_first_of("/ ("), longest_program));
}

}  // namespace

std::string device_of(std::string_view user_agent) {
  const auto browser = meaning_in(user_agent, browsers);
  const auto system = meaning_in(user_agent, systems);
  if (!browser.empty() && !system.empty()) return std::string(browser) + " on " + std::string(system);
  if (!browser.empty()) return std::string(browser);
  if (const auto program = program_of(user_agent); !program.empty() && program != "Mozilla")
    return std::string(program);
  return system.empty() ? "Unknown device" : std::string(system);
}

}  // namespace auth
