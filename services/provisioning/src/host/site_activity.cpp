// Reads /proc for the activity of nginx workers.
#include "host/site_activity.hpp"

#include <charconv>
#include <fstream>
#include <string>

namespace provisioning {

namespace {

std::optional<std::uint64_t> context_switches(const std::string& pid) {
  std::ifstream status("/proc/" + pid + "/status");
  std::uint64_t sum = 0;
  bool found = false;
  for (std::string line; std::getline(status, line);) {
    const auto name = line.find("_ctxt_switches:");
    if (name == std::string::npos) continue;
    sum += std::stoull(line.substr(line.find(':') + 1));
    found = true;
  }
  return found ? std::optional(sum) : std::nullopt;
}

}  // namespace

pid_t read_child_pid(std::string_view text) {
  constexpr std::string_view name = "\"child-pid\":";
  auto begin = text.find(name);
  if (begin == std::string_view::npos) return 0;
  begin = text.find_first_of("0123456789", begin + name.size());
  pid_t pid = 0;
  if (begin != std::string_view::npos) std::from_chars(text.data() + begin, text.data() + text.size(), pid);
  return pid;
}

std::optional<std::uint64_t> activity_of(pid_t nginx) {
  const auto pid = std::to_string(nginx);
  std::ifstream children("/proc/" + pid + "/task/" + pid + "/children");
  std::uint64_t sum = 0;
  bool any = false;
  for (std::string worker; children >> worker;) {
    const auto switches = context_switches(worker);
    if (!switches) return std::nullopt;
    sum += *switches;
    any = true;
  }
  return any ? std::optional(sum) : std::nullopt;
}

}  // namespace provisioning
