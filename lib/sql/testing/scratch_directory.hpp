// Where a private PostgreSQL keeps its files.
#pragma once

#include <filesystem>

#include "base/process_descriptor.hpp"

namespace sql::testing {

// In memory where there is room for it, which makes tests several times faster on a slow disk; else below /tmp. Removed
// with the object; what a crashed test program left is removed by the next one.
class ScratchDirectory {
 public:
  ScratchDirectory();
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  base::Descriptor held_;  // locked as long as somebody needs the directory
};

}  // namespace sql::testing
