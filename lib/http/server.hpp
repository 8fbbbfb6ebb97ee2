// The HTTP/1.1 server of one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "base/task.hpp"
#include "http/trusted_proxies.hpp"

namespace http {

class Dispatcher;

// What a client may cost. Each is answered with the status beside it, then the connection closes.
struct Limits {
  std::size_t max_header = 16 << 10;                  // 431
  std::size_t max_header_count = 128;                 // 431
  std::size_t max_url = 8 << 10;                      // 414
  std::size_t max_body = 1 << 20;                     // 413
  std::size_t max_connections = 10'000;               // 503
  std::chrono::milliseconds header_timeout{10'000};   // 408
  std::chrono::milliseconds body_timeout{30'000};     // 408
  std::chrono::milliseconds idle_timeout{75'000};     // closed: between requests and before the first
  std::chrono::milliseconds write_timeout{30'000};    // closed: a client that does not read
  std::chrono::milliseconds heartbeat{15'000};        // comment in a silent event stream
  std::chrono::milliseconds drain_idle{500};          // while draining, how long an idle connection may still speak
  std::chrono::milliseconds sweep{1'000};             // how coarse all of these are
};

// Reads requests, hands them to the dispatcher one after the other per connection, writes the answers. Everything
// happens on the thread that runs the context. Several servers, one a thread, share an address by SO_REUSEPORT.
class Server {
 public:
  Server(boost::asio::io_context& context, Limits limits, Dispatcher& dispatcher, TrustedProxies proxies = {});
  ~Server();
  Server(const Server&) = delete;

  // Browsers reach this server by https only: every answer tells them to keep to that (HSTS, RFC 6797).
  void announce_https();
  // "127.0.0.1:8000", "[::1]:0" or the absolute path of a unix socket (replaced when it is there, mode 0660).
  // May be called for several addresses. Throws base::unavailable naming address and reason.
  void listen(const std::string& address);
  // Of the first TCP listener; the one to ask after listening on port 0.
  std::uint16_t port() const;
  std::size_t connection_count() const;

  // Stops accepting, lets requests and streams finish, closes idle connections; returns when all are gone, those
  // left at the deadline closed by force. Every request that was read is answered. Await on the server's context.
  base::Task<void> drain(std::chrono::milliseconds deadline = std::chrono::seconds(30));

 private:
  struct State;
  std::shared_ptr<State> state_;
};

// Throws base::unavailable when another program listens on this TCP address already; SO_REUSEPORT alone would let
// two programs of one user share it unnoticed.
void require_free(const std::string& address);

}  // namespace http
