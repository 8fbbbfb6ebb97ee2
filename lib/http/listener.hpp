// A socket that accepts clients.
#pragma once

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/task.hpp"
#include "http/stream_sink.hpp"

namespace http {

// TCP with SO_REUSEPORT, or a unix socket that replaces what was at its path.
class Listener {
 public:
  // Throws base::unavailable naming the address and the reason.
  Listener(boost::asio::io_context& context, const std::string& address);
  // Removes the unix socket unless another program has put its own there.
  ~Listener();
  Listener(const Listener&) = delete;

  // Suspends until a client comes; nothing once stopped.
  base::Task<std::optional<Socket>> accept();
  // A client that waits already, without suspending.
  std::optional<Socket> accept_waiting();
  void stop_waiting();
  void close();
  // 0 for a unix socket.
  std::uint16_t port() const;

 private:
  void open_tcp(const std::string& address);
  void open_unix(const std::string& path);

  boost::asio::io_context& context_;
  boost::asio::basic_socket_acceptor<boost::asio::generic::stream_protocol, base::Executor> acceptor_;
  std::string path_;
  std::uint64_t inode_ = 0;
  bool is_stopped_ = false;
};

}  // namespace http
