// A real Redis server of one test, on a unix socket in a directory of its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace redis::testing {

// Keeps nothing on disk: start() after kill() gives an empty server on the same socket.
class PrivateRedis {
 public:
  PrivateRedis();
  ~PrivateRedis();
  PrivateRedis(const PrivateRedis&) = delete;
  PrivateRedis& operator=(const PrivateRedis&) = delete;

  std::string url() const { return "unix://" + socket().string(); }

  // Returns when the server accepts connections.
  void start();
  // SIGKILL, and waits for the end.
  void kill();
  // SIGSTOP and SIGCONT: a server that is there and does not answer.
  void freeze();
  void thaw();

 private:
  std::filesystem::path socket() const { return directory_ / "redis.sock"; }

  std::filesystem::path directory_;
  pid_t pid_ = -1;
};

}  // namespace redis::testing
