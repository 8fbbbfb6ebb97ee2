// Made, held by a lock, swept.
#include "sql/testing/scratch_directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/error.hpp"

namespace sql::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "dde-postgres-";
constexpr std::uint64_t enough = 2ULL << 30;

fs::path parent() {
  struct statvfs memory{};
  const bool is_there = ::statvfs("/dev/shm", &memory) == 0;
  return is_there && memory.f_bavail * memory.f_frsize >= enough ? "/dev/shm" : "/tmp";
}

base::Descriptor lock(const fs::path& file, int flags) {
  base::Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CLOEXEC | flags, 0600));
  if (!descriptor.is_open() || ::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) return {};
  return descriptor;
}

void sweep(const fs::path& parent) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(parent, ignored)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    if (lock(entry.path() / "held", 0).is_open()) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace

ScratchDirectory::ScratchDirectory() {
  const auto below = parent();
  sweep(below);
  auto pattern = (below / prefix).string() + "XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw base::internal("no directory below " + below.string());
  path_ = pattern;
  // Locked before it has the name that a sweep looks for.
  held_ = lock(path_ / "new", O_CREAT);
  fs::rename(path_ / "new", path_ / "held");
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace sql::testing
