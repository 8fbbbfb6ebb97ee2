// A real ACME server (pebble) for tests, and the web server that it validates hosts against.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "acme/acme_issuer.hpp"
#include "certificates/local_authority.hpp"
#include "dns_server.hpp"
#include "http/client.hpp"

namespace provisioning {

// Serves the files of a directory, as the edge does for challenges.
class FileServer {
 public:
  FileServer(boost::asio::io_context& context, std::uint16_t port, std::filesystem::path root)
      : acceptor_(context, {boost::asio::ip::address_v4::loopback(), port}), root_(std::move(root)) {
    boost::asio::co_spawn(context, accept(), boost::asio::detached);
  }

  int requests = 0;
  // Stands in for somebody else's web server.
  std::string always;

 private:
  using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, base::Executor>;

  base::Task<void> accept() {
    for (;;) {
      Socket socket = co_await acceptor_.async_accept(base::use_task);
      boost::asio::co_spawn(acceptor_.get_executor(), serve(std::move(socket)), boost::asio::detached);
    }
  }

  base::Task<void> serve(Socket socket) {
    std::string ask;
    co_await boost::asio::async_read_until(socket, boost::asio::dynamic_buffer(ask), "\r\n\r\n", base::use_task);
    ++requests;
    const auto path = ask.substr(5, ask.find(' ', 5) - 5);
    std::ifstream file(root_ / path, std::ios::binary);
    const auto body = always.empty() ? std::string(std::istreambuf_iterator<char>(file), {}) : always;
    const auto answer = std::string("HTTP/1.1 ") + (file ? "200" : "404") +
                        " X\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    co_await boost::asio::async_write(socket, boost::asio::buffer(answer), base::use_task);
  }

  boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, base::Executor> acceptor_;
  std::filesystem::path root_;
};

struct PebbleOptions {
  std::string resolver;    // "127.0.0.1:5353"
  int nonce_rejects = 10;  // percent of good nonces that are refused
  bool binding_required = false;
};

class Pebble {
 public:
  explicit Pebble(PebbleOptions options) : port_(free_port()), management_port_(free_port()), http_port_(free_port()) {
    const LocalAuthority authority(scratch_.path());
    write_file(scratch_ / "server.pem", authority.sign({"localhost"}).pem_key_and_chain);
    boost::json::object settings{{"listenAddress", address(port_)},
                                 {"managementListenAddress", address(management_port_)},
                                 {"certificate", (scratch_ / "server.pem").string()},
                                 {"privateKey", (scratch_ / "server.pem").string()},
                                 {"httpPort", http_port_},
                                 {"tlsPort", free_port()},
                                 {"externalAccountBindingRequired", options.binding_required}};
    if (options.binding_required) settings["externalAccountMACKeys"] = {{binding_id(), binding_key()}};
    write_file(scratch_ / "pebble.json", boost::json::serialize(boost::json::object{{"pebble", settings}}));
    start(options);
  }

  AcmeOptions client_options() const {
    AcmeOptions options;
    options.directory_url = "https://localhost:" + std::to_string(port_) + "/dir";
    options.ca_file = (scratch_ / "root.crt").string();
    options.email = "owner@agency.example";
    options.account_directory = scratch_ / "account";
    options.challenge_directory = challenges();
    return options;
  }

  static std::string binding_id() { return "kid-1"; }
  static std::string binding_key() { return "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W"; }

  std::filesystem::path challenges() const { return scratch_ / "acme"; }
  std::uint16_t http_port() const { return http_port_; }

  // New at every start of the server.
  crypto::Certificate root(boost::asio::io_context& context, http::Client& client) const {
    http::ClientRequest request;
    request.url = "https://localhost:" + std::to_string(management_port_) + "/roots/0";
    request.ca_file = (scratch_ / "root.crt").string();
    return crypto::Certificate::from_pem(finish(context, client.send(request)).body);
  }

  // Forgets every account and order, as a server does that has lost its database.
  void restart(const PebbleOptions& options) {
    server_.reset();
    start(options);
  }

 private:
  static std::string address(std::uint16_t port) { return "127.0.0.1:" + std::to_string(port); }

  void start(const PebbleOptions& options) {
    base::Command command{.arguments = {"/usr/bin/pebble", "-config", (scratch_ / "pebble.json").string(), "-strict",
                                        "-dnsserver", options.resolver}};
    command.environment = {{"PEBBLE_VA_NOSLEEP", "1"},
                           {"PEBBLE_VA_ALWAYS_VALID", "0"},
                           {"PEBBLE_AUTHZREUSE", "0"},
                           {"PEBBLE_WFE_NONCEREJECT", std::to_string(options.nonce_rejects)}};
    server_ = std::make_unique<ServerProgram>(command, port_);
  }

  Scratch scratch_;
  std::uint16_t port_;
  std::uint16_t management_port_;
  std::uint16_t http_port_;
  std::unique_ptr<ServerProgram> server_;
};

}  // namespace provisioning
