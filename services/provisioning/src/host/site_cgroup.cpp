// Writing of control group files.
#include "host/site_cgroup.hpp"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace provisioning {

namespace {

namespace fs = std::filesystem;

const fs::path mount = "/sys/fs/cgroup";
constexpr unsigned period = 100'000;  // microseconds

bool is_version_2() {
  struct statfs found{};
  return ::statfs(mount.c_str(), &found) == 0 && found.f_type == CGROUP2_SUPER_MAGIC;
}

bool put(const fs::path& file, const std::string& text) {
  const base::Descriptor out(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
  return out.is_open() && ::write(out.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

}  // namespace

SiteCgroup::SiteCgroup(std::string name, CgroupLimits limits) : name_(std::move(name)), limits_(limits) {}

bool SiteCgroup::make(const fs::path& group, const std::vector<std::pair<std::string, std::string>>& settings) {
  std::error_code error;
  fs::create_directories(group, error);
  bool complete = !error;
  for (const auto& [file, value] : settings) complete = complete && put(group / file, value);
  if (!complete)
    missing_ += (missing_.empty() ? "" : "; ") + group.string() + ": " + std::generic_category().message(errno);
  if (fs::exists(group)) groups_.push_back(group);
  return complete;
}

void SiteCgroup::make_version_1() {
  const auto memory = std::to_string(limits_.memory);
  const auto group = [this](const char* controller) { return mount / controller / "dde" / name_; };
  if (make(group("memory"), {{"memory.limit_in_bytes", memory}}))
    put(group("memory") / "memory.memsw.limit_in_bytes", memory);
  make(group("pids"), {{"pids.max", std::to_string(limits_.pids)}});
  make(group("cpu"), {{"cpu.cfs_period_us", std::to_string(period)},
                      {"cpu.cfs_quota_us", std::to_string(period / 100 * limits_.cpu_percent)}});
}

void SiteCgroup::make_version_2() {
  std::error_code error;
  fs::create_directories(mount / "dde", error);
  for (const auto& parent : {mount, mount / "dde"}) put(parent / "cgroup.subtree_control", "+memory +pids +cpu");
  const auto quota = std::to_string(period / 100 * limits_.cpu_percent) + " " + std::to_string(period);
  const auto group = mount / "dde" / name_;
  make(
      group,
      {{"memory.max", std::to_string(limits_.memory)}, {"pids.max", std::to_string(limits_.pids)}, {"cpu.max", quota}});
  put(group / "memory.swap.max", "0");
}

std::vector<base::Descriptor> SiteCgroup::open() {
  groups_.clear();
  missing_.clear();
  if (is_version_2()) {
    make_version_2();
  } else {
    make_version_1();
  }
  std::vector<base::Descriptor> procs;
  for (const auto& group : groups_) {
    base::Descriptor file(::open((group / "cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC));
    if (file.is_open()) procs.push_back(std::move(file));
  }
  return procs;
}

void SiteCgroup::remove() const {
  for (const auto& group : groups_) ::rmdir(group.c_str());
}

}  // namespace provisioning
