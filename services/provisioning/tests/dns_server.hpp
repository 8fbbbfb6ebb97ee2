// A real PowerDNS for tests, on loopback ports and a database of its own.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include "base/process.hpp"
#include "base/process_descriptor.hpp"
#include "runtime_scratch.hpp"

namespace provisioning {

inline sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_port = htons(port);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return at;
}

// Free for both TCP and UDP a moment ago.
inline std::uint16_t free_port() {
  for (int attempt = 0; attempt < 100; ++attempt) {
    const base::Descriptor tcp(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const base::Descriptor udp(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    auto at = loopback(0);
    socklen_t size = sizeof at;
    auto* address = reinterpret_cast<sockaddr*>(&at);
    if (::bind(tcp.number(), address, size) != 0 || ::getsockname(tcp.number(), address, &size) != 0) continue;
    if (::bind(udp.number(), address, size) == 0) return ntohs(at.sin_port);
  }
  throw std::runtime_error("no free port");
}

inline bool answers_on(std::uint16_t port) {
  const base::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto at = loopback(port);
  return ::connect(socket.number(), reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
}

// A program that serves until the test is over.
class ServerProgram {
 public:
  ServerProgram(base::Command command, std::uint16_t port) : child_(start(command)) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!answers_on(port)) {
      if (std::chrono::steady_clock::now() > limit) throw std::runtime_error(command.arguments[0] + " does not start");
      context_.poll();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

 private:
  base::Child start(base::Command command) {
    command.deadline = std::chrono::milliseconds(0);
    command.dies_with_parent = true;
    return base::start(context_, std::move(command));
  }

  boost::asio::io_context context_{1};
  base::Child child_;
};

class PowerDnsServer {
 public:
  PowerDnsServer() : dns_port_(free_port()), api_port_(free_port()) {
    command_output({"/usr/bin/sqlite3", (scratch_ / "zones").string(),
                    ".read /usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql"});
    write_file(scratch_ / "pdns.conf",
               "launch=gsqlite3\ngsqlite3-database=" + (scratch_ / "zones").string() +
                   "\ngsqlite3-dnssec=yes\nlocal-address=127.0.0.1:" + std::to_string(dns_port_) +
                   "\napi=yes\napi-key=test-key\nwebserver=yes\nwebserver-address=127.0.0.1\nwebserver-port=" +
                   std::to_string(api_port_) +
                   "\nwebserver-allow-from=127.0.0.1\nsocket-dir=" + scratch_.path().string() +
                   "\ndaemon=no\nguardian=no\ncache-ttl=0\nquery-cache-ttl=0\nnegquery-cache-ttl=0\n"
                   "zone-cache-refresh-interval=0\n");
    const base::Command command{.arguments = {"/usr/sbin/pdns_server", "--config-dir=" + scratch_.path().string()}};
    server_ = std::make_unique<ServerProgram>(command, api_port_);
  }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(api_port_); }
  std::string resolver() const { return "127.0.0.1:" + std::to_string(dns_port_); }

  // What a resolver is told: one line a record.
  std::string dig(const std::string& name, const std::string& type) const {
    return command_output(
        {"/usr/bin/dig", "+short", "+tries=2", "+time=2", "-p", std::to_string(dns_port_), "@127.0.0.1", name, type});
  }

 private:
  Scratch scratch_;
  std::uint16_t dns_port_;
  std::uint16_t api_port_;
  std::unique_ptr<ServerProgram> server_;
};

}  // namespace provisioning
