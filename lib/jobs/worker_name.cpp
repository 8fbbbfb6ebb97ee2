// Reads who we are, and who else is there, from /proc (proc(5)).
#include "jobs/worker_name.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace jobs {
namespace {

std::string first_line(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

// Field 22 of stat, in clock ticks since boot; empty when there is no such process or it is a zombie. The name in field
// 2 may hold blanks and parentheses, so counting begins behind its last parenthesis, with the state as field 3.
std::string start_time(std::string_view pid) {
  const auto stat = first_line("/proc/" + std::string(pid) + "/stat");
  const auto behind_name = stat.rfind(')');
  if (behind_name == std::string::npos) return {};
  std::istringstream fields(stat.substr(behind_name + 1));
  std::string field;
  fields >> field;
  if (field == "Z" || field == "X") return {};
  for (int number = 4; number <= 22; ++number) fields >> field;
  return field;
}

std::string read_neighbourhood() {
  std::error_code unreadable;
  const auto pid_namespace = std::filesystem::read_symlink("/proc/self/ns/pid", unreadable);
  return first_line("/proc/sys/kernel/random/boot_id") + "/" + pid_namespace.string() + "/";
}

}  // namespace

const std::string& neighbourhood() {
  static const std::string place = read_neighbourhood();
  return place;
}

const std::string& worker_name() {
  static const std::string pid = std::to_string(::getpid());
  static const std::string name = neighbourhood() + pid + "/" + start_time(pid);
  return name;
}

bool is_gone(std::string_view name) {
  if (!name.starts_with(neighbourhood())) return false;
  const auto rest = name.substr(neighbourhood().size());
  const auto slash = rest.find('/');
  if (slash == std::string_view::npos) return false;
  return start_time(rest.substr(0, slash)) != rest.substr(slash + 1);
}

}  // namespace jobs
