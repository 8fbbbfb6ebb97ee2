// The connection of one thread to Redis: pipelined, with a deadline on every command, mending itself.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "redis/address.hpp"
#include "redis/reply.hpp"
#include "redis/script.hpp"

namespace redis {

class Link;

struct Options {
  std::chrono::milliseconds deadline{1000};      // of a command, connecting included
  std::chrono::milliseconds first_pause{50};     // after a failed connect, doubled up to last_pause, with jitter
  std::chrono::milliseconds last_pause{2000};
  std::size_t max_waiting = 10'000;              // commands without an answer; more are refused at once
};

// Commands of all coroutines of the thread share one socket and are answered in order. A command that
// meets its deadline breaks the connection, because everything behind it is late as well; hence a blocking command
// (XREADGROUP ... BLOCK, BLPOP) belongs on a Client of its own. Between two attempts to connect every command
// is refused at once with base::unavailable. A refused or interrupted command may have been carried out.
class Client {
 public:
  // `url`: unix:///path/redis.sock or redis://[:password@]host:port[/database]; anything else throws base::invalid.
  // Nothing is connected before the first command.
  Client(boost::asio::io_context& io, std::string url, Options options = {});
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Throws CommandError when Redis refuses, base::unavailable when it cannot be reached or does not answer in time.
  base::Task<Reply> command(std::vector<std::string> arguments);
  base::Task<Reply> command(std::vector<std::string> arguments, std::chrono::milliseconds deadline);

  // Runs a Lua script by its digest; a Redis that does not know it (restart, SCRIPT FLUSH) gets the text once.
  // `script` must outlive the call: make scripts constants.
  base::Task<Reply> eval(const Script& script, std::vector<std::string> keys, std::vector<std::string> arguments);

  // True when Redis answers within the deadline; never throws.
  base::Task<bool> ping();

  // Breaks the connection: every waiting command throws base::unavailable. The next command connects again.
  void close();

 private:
  std::shared_ptr<Link> connected();

  boost::asio::io_context& io_;
  Address address_;
  Options options_;
  std::shared_ptr<Link> link_;
  int failures_ = 0;
  std::chrono::steady_clock::time_point not_before_{};
};

}  // namespace redis
