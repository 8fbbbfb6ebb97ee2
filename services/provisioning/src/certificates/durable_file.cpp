// Temporary file, fsync, rename or link.
#include "certificates/durable_file.hpp"

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/process_descriptor.hpp"
#include "base/random.hpp"

namespace provisioning {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
  const auto reason = std::generic_category().message(errno);
  throw base::internal("cannot " + what + " " + path.string() + ": " + reason);
}

void write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::optional<gid_t> find_group(const char* name) {
  ::group entry{};
  ::group* found = nullptr;
  std::array<char, 4096> names{};
  if (::getgrnam_r(name, &entry, names.data(), names.size(), &found) != 0 || found == nullptr) return std::nullopt;
  return found->gr_gid;
}

// Before any byte of a key is in the file.
void restrict(int fd, FileAccess access, const fs::path& path) {
  if (access.group != nullptr && ::geteuid() == 0) {
    const auto group = find_group(access.group);
    if (group && ::fchown(fd, 0, *group) != 0) fail("give away", path);
  }
  if (::fchmod(fd, access.mode) != 0) fail("restrict", path);
}

void flush_directory(const fs::path& directory) {
  const base::Descriptor fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.is_open() || ::fsync(fd.number()) != 0) fail("flush", directory);
}

// A finished file under a name nobody looks for; removed unless it is moved away.
class Temporary {
 public:
  Temporary(const fs::path& target, std::string_view bytes, FileAccess access)
      : path_(target.parent_path() / (".new-" + base::to_hex(base::random_bytes(8)))) {
    std::error_code ignored;
    fs::create_directories(target.parent_path(), ignored);
    const base::Descriptor fd(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!fd.is_open()) fail("create", path_);
    try {
      restrict(fd.number(), access, path_);
      write_all(fd.number(), bytes, path_);
      if (::fsync(fd.number()) != 0) fail("flush", path_);
    } catch (...) {
      ::unlink(path_.c_str());
      throw;
    }
  }
  ~Temporary() { ::unlink(path_.c_str()); }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

void replace_file(const fs::path& path, std::string_view bytes, FileAccess access) {
  const Temporary file(path, bytes, access);
  if (::rename(file.path().c_str(), path.c_str()) != 0) fail("replace", path);
  flush_directory(path.parent_path());
}

void create_file(const fs::path& path, std::string_view bytes, FileAccess access) {
  const Temporary file(path, bytes, access);
  if (::link(file.path().c_str(), path.c_str()) != 0 && errno != EEXIST) fail("create", path);
  flush_directory(path.parent_path());
}

std::optional<std::string> find_file_text(const fs::path& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  // Not asked afterwards whether it is there: somebody may have made it meanwhile.
  if (!file && errno == ENOENT) return std::nullopt;
  if (!file) fail("read", path);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace provisioning
