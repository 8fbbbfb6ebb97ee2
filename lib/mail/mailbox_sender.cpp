// Mail into a directory: the embedded default.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "mail/mail.hpp"

namespace mail {
namespace {

namespace fs = std::filesystem;

base::Error failed(const fs::path& directory) {
  return base::unavailable("The mailbox " + directory.string() +
                           " cannot be written: " + std::generic_category().message(errno) + ".");
}

void write_all(int fd, std::string_view bytes, const fs::path& directory) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) throw failed(directory);
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
}

class MailboxSender : public Sender {
 public:
  explicit MailboxSender(fs::path directory) : directory_(std::move(directory)) {}

  base::Task<void> send(Message message) override {
    const auto text = to_mime(message, base::Clock::now());
    std::error_code refused;
    fs::create_directories(directory_, refused);
    deliver(text, directory_ / (message.message_id + ".eml"));
    co_return;
  }

 private:
  // link() in place of rename(): it never replaces, so the first mail of an id is the one that stays.
  void deliver(const std::string& text, const fs::path& target) const {
    const auto temporary = directory_ / (".new-" + base::to_hex(base::random_bytes(8)));
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (fd < 0) throw failed(directory_);
    try {
      write_all(fd, text, directory_);
      if (::fsync(fd) != 0) throw failed(directory_);
      if (::link(temporary.c_str(), target.c_str()) != 0 && errno != EEXIST) throw failed(directory_);
    } catch (...) {
      ::close(fd);
      ::unlink(temporary.c_str());
      throw;
    }
    ::close(fd);
    ::unlink(temporary.c_str());
  }

  fs::path directory_;
};

}  // namespace

std::unique_ptr<Sender> make_mailbox_sender(fs::path directory) {
  return std::make_unique<MailboxSender>(std::move(directory));
}

}  // namespace mail
