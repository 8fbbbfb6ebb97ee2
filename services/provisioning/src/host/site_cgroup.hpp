// Limits of one site by control groups, version 1 or 2, where this machine lets us write them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/process_descriptor.hpp"

namespace provisioning {

struct CgroupLimits {
  std::uint64_t memory = 64ULL << 20;
  unsigned pids = 32;
  unsigned cpu_percent = 25;
};

// The groups dde/<name> below each controller. Where none can be made, procs() is empty and missing() says why.
class SiteCgroup {
 public:
  SiteCgroup(std::string name, CgroupLimits limits);

  // Makes the groups and opens their cgroup.procs for Command::cgroups.
  std::vector<base::Descriptor> open();
  const std::string& missing() const { return missing_; }
  // Works once their processes are gone.
  void remove() const;

 private:
  bool make(const std::filesystem::path& group, const std::vector<std::pair<std::string, std::string>>& settings);
  void make_version_1();
  void make_version_2();

  std::string name_;
  CgroupLimits limits_;
  std::vector<std::filesystem::path> groups_;
  std::string missing_;
};

}  // namespace provisioning
