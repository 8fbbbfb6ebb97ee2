// One connection to Redis, from connecting to its end; a broken one is replaced, never mended.
#pragma once

#include <array>
#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>

#include "base/task.hpp"
#include "redis/address.hpp"
#include "redis/waiter.hpp"

struct redisReader;

namespace redis {

using SteadyTime = std::chrono::steady_clock::time_point;

class Link : public std::enable_shared_from_this<Link> {
 public:
  Link(boost::asio::io_context& io, Address address, std::size_t max_waiting);

  // Connects and, where the address says so, signs in; commands sent meanwhile wait.
  void start(SteadyTime deadline);
  base::Task<Reply> send(std::vector<std::string> arguments, SteadyTime deadline);
  // Fails every waiting command with base::unavailable(reason).
  void close(const std::string& reason);

  bool closed() const { return closed_; }
  SteadyTime closed_at() const { return closed_at_; }
  // True once Redis has answered anything: only then was the connection a good one.
  bool answered() const { return answered_; }

 private:
  struct Pending {
    std::unique_ptr<Waiter> waiter;  // none for the greeting
    SteadyTime deadline;
  };

  base::Task<void> connect();
  base::Task<void> connect_tcp();
  void enqueue(const std::vector<std::string>& arguments, Pending pending);
  void flush();
  void read();
  void take_replies(std::size_t length);
  void take_reply(void* raw);
  void watch();

  using Socket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol, base::Executor>;
  using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                  boost::asio::wait_traits<std::chrono::steady_clock>, base::Executor>;
  struct FreeReader {
    void operator()(redisReader* reader) const;
  };

  boost::asio::io_context& io_;
  Address address_;
  std::size_t max_waiting_;
  Socket socket_;
  Timer watch_timer_;
  bool watching_ = false;
  bool connected_ = false;
  bool writing_ = false;
  bool answered_ = false;
  bool closed_ = false;
  SteadyTime closed_at_{};
  std::string outgoing_;  // not yet given to the socket
  std::string sending_;   // being written
  std::array<char, 16384> incoming_;
  std::unique_ptr<redisReader, FreeReader> reader_;
  std::deque<Pending> pending_;  // in the order of the answers
};

}  // namespace redis
