// Starts redis-server by fork and exec; it dies with the test.
#include "redis/testing/private_redis.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

namespace redis::testing {
namespace {

bool accepts(const std::string& path) {
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  const bool accepted = ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  ::close(descriptor);
  return accepted;
}

}  // namespace

PrivateRedis::PrivateRedis() {
  std::string pattern = "/tmp/dde-redis-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no directory for redis-server");
  directory_ = pattern;
  start();
}

PrivateRedis::~PrivateRedis() {
  kill();
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

void PrivateRedis::start() {
  const std::string path = socket();
  const std::string folder = directory_;
  const std::string log = directory_ / "redis.log";
  std::filesystem::remove(path);
  pid_ = ::fork();
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::execlp("redis-server", "redis-server", "--port", "0", "--unixsocket", path.c_str(), "--dir", folder.c_str(),
             "--save", "", "--appendonly", "no", "--logfile", log.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!accepts(path)) {
    if (std::chrono::steady_clock::now() > give_up) throw std::runtime_error("redis-server does not start");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

void PrivateRedis::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(std::exchange(pid_, -1), nullptr, 0);
}

void PrivateRedis::freeze() { ::kill(pid_, SIGSTOP); }
void PrivateRedis::thaw() { ::kill(pid_, SIGCONT); }

}  // namespace redis::testing
