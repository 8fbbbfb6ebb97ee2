// The store as files below a directory.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cerrno>
#include <system_error>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "storage/store.hpp"

namespace storage {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

constexpr std::size_t longest_key = 512;
constexpr std::size_t longest_segment = 200;  // room for the ending of a temporary file within NAME_MAX
constexpr std::string_view temporary_prefix = ".new-";

bool is_segment(std::string_view text) {
  return !text.empty() && text.size() <= longest_segment && text.front() != '.' &&
         std::ranges::all_of(text, [](unsigned char letter) {
           return std::isalnum(letter) || letter == '.' || letter == '_' || letter == '-';
         });
}

[[noreturn]] void fail(const std::string& what, int reason) {
  throw base::unavailable("The file store cannot " + what + ": " + std::generic_category().message(reason) + ".");
}

class File {
 public:
  File(const fs::path& path, int flags, const std::string& what)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0640)) {
    if (fd_ < 0) fail(what, errno);
  }
  ~File() { ::close(fd_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("write", errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void sync() const {
    if (::fsync(fd_) != 0) fail("flush", errno);
  }

  std::string read() const {
    std::string bytes;
    char chunk[65536];
    while (true) {
      const auto got = ::read(fd_, chunk, sizeof chunk);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail("read", errno);
      if (got == 0) return bytes;
      bytes.append(chunk, static_cast<std::size_t>(got));
    }
  }

 private:
  int fd_;
};

class FileStore : public Store {
 public:
  explicit FileStore(fs::path directory) : directory_(std::move(directory)) {}

  ~FileStore() override { thread_.join(); }

  base::Task<void> put(std::string key, std::string bytes) override {
    return on_thread<void>([path = path_of(key), bytes = std::move(bytes)] { write_file(path, bytes); });
  }

  base::Task<std::optional<std::string>> get(std::string key) override {
    return on_thread<std::optional<std::string>>([path = path_of(key)] { return read_file(path); });
  }

  base::Task<bool> exists(std::string key) override {
    return on_thread<bool>([path = path_of(key)] {
      std::error_code absent;
      return fs::is_regular_file(path, absent);
    });
  }

  base::Task<void> remove(std::string key) override {
    return on_thread<void>([path = path_of(key), root = directory_] { remove_file(path, root); });
  }

  base::Task<std::vector<std::string>> list(std::string prefix) override {
    return on_thread<std::vector<std::string>>(
        [root = directory_, prefix = std::move(prefix)] { return list_files(root, prefix); });
  }

 private:
  fs::path path_of(const std::string& key) const {
    if (!is_key(key)) throw base::internal("this is no storage key: " + key.substr(0, 80));
    return directory_ / key;
  }

  static void write_file(const fs::path& path, const std::string& bytes) {
    std::error_code refused;
    fs::create_directories(path.parent_path(), refused);
    if (refused) fail("make a directory", refused.value());
    const auto temporary = path.parent_path() / (std::string(temporary_prefix) + base::to_hex(base::random_bytes(8)));
    try {
      const File file(temporary, O_WRONLY | O_CREAT | O_EXCL, "create a file");
      file.write(bytes);
      file.sync();
      if (::rename(temporary.c_str(), path.c_str()) != 0) fail("put the file in its place", errno);
      File(path.parent_path(), O_RDONLY | O_DIRECTORY, "open a directory").sync();
    } catch (...) {
      ::unlink(temporary.c_str());
      throw;
    }
  }

  static std::optional<std::string> read_file(const fs::path& path) {
    std::error_code absent;
    if (!fs::is_regular_file(path, absent)) return std::nullopt;
    return File(path, O_RDONLY, "open a file").read();
  }

  // Empty directories go too; one that fills meanwhile stays, as rmdir refuses it.
  static void remove_file(const fs::path& path, const fs::path& root) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR) fail("remove a file", errno);
    for (auto at = path.parent_path(); at != root && ::rmdir(at.c_str()) == 0; at = at.parent_path()) {
    }
  }

  static std::vector<std::string> list_files(const fs::path& root, const std::string& prefix) {
    std::vector<std::string> keys;
    std::error_code refused;
    if (!fs::exists(root, refused)) return keys;
    for (fs::recursive_directory_iterator at(root, refused), end; !refused && at != end; at.increment(refused)) {
      const auto key = at->path().lexically_relative(root).string();
      if (at->is_regular_file(refused) && key.starts_with(prefix) && is_key(key)) keys.push_back(key);
    }
    if (refused) fail("list its files", refused.value());
    std::ranges::sort(keys);
    return keys;
  }

  template <class T, class F>
  base::Task<T> on_thread(F work) {
    const auto result = std::make_shared<std::conditional_t<std::is_void_v<T>, bool, std::optional<T>>>();
    co_await asio::async_initiate<const asio::use_awaitable_t<base::Executor>, void(std::exception_ptr)>(
        [this](auto handler, F job, auto slot) {
          auto guard = asio::make_work_guard(asio::get_associated_executor(handler));
          asio::post(thread_, [handler = std::move(handler), guard = std::move(guard), job = std::move(job),
                               slot]() mutable {
            auto failure = run_into<T>(job, *slot);
            asio::post(guard.get_executor(), [handler = std::move(handler), failure]() mutable { handler(failure); });
          });
        },
        base::use_task, std::move(work), result);
    if constexpr (!std::is_void_v<T>) co_return std::move(**result);
  }

  template <class T, class F>
  static std::exception_ptr run_into(F& work, auto& slot) {
    try {
      if constexpr (std::is_void_v<T>) {
        work();
        slot = true;
      } else {
        slot = work();
      }
      return nullptr;
    } catch (...) {
      return std::current_exception();
    }
  }

  fs::path directory_;
  asio::thread_pool thread_{1};
};

}  // namespace

bool is_key(std::string_view key) {
  if (key.empty() || key.size() > longest_key) return false;
  while (true) {
    const auto slash = key.find('/');
    if (!is_segment(key.substr(0, slash))) return false;
    if (slash == key.npos) return true;
    key.remove_prefix(slash + 1);
  }
}

std::unique_ptr<Store> make_file_store(std::filesystem::path directory) {
  return std::make_unique<FileStore>(std::move(directory));
}

}  // namespace storage
