// Opening, accepting, closing.
#include "http/listener.hpp"

#include <sys/socket.h>
#include <sys/stat.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <charconv>
#include <cstdio>
#include <filesystem>

#include "base/error.hpp"
#include "http/server.hpp"

namespace http {
namespace {

using boost::asio::ip::tcp;
using boost::system::error_code;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::generic::stream_protocol, base::Executor>;
using ReusePort = boost::asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr int backlog = 4096;

[[noreturn]] void refuse(const std::string& address, const std::string& reason) {
  throw base::unavailable("Cannot listen on " + address + ": " + reason);
}

// "127.0.0.1:80" or "[::1]:80"; "localhost" stands for 127.0.0.1.
tcp::endpoint parse_tcp(const std::string& address) {
  const auto colon = address.rfind(':');
  if (colon == std::string::npos) refuse(address, "it is neither host:port nor a path");
  auto host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  std::uint16_t port = 0;
  const char* end = address.data() + address.size();
  const auto parsed = std::from_chars(address.data() + colon + 1, end, port);
  error_code error;
  const auto ip = boost::asio::ip::make_address(host, error);
  if (error || parsed.ec != std::errc{} || parsed.ptr != end) refuse(address, "it is not an IP address and a port");
  return {ip, port};
}

std::uint64_t inode_of(const std::string& path) {
  struct stat found{};
  return ::lstat(path.c_str(), &found) == 0 ? found.st_ino : 0;
}

void bind_and_listen(Acceptor& acceptor, const boost::asio::generic::stream_protocol::endpoint& endpoint,
                     const std::string& address) {
  error_code error;
  acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(backlog, error);
  if (error) refuse(address, error.message());
}

}  // namespace

Listener::Listener(boost::asio::io_context& context, const std::string& address)
    : context_(context), acceptor_(context) {
  if (address.starts_with('/')) {
    open_unix(address);
  } else {
    open_tcp(address);
  }
}

Listener::~Listener() { close(); }

void Listener::open_tcp(const std::string& address) {
  const auto endpoint = parse_tcp(address);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(boost::asio::socket_base::reuse_address(true));
  acceptor_.set_option(ReusePort(true));
  bind_and_listen(acceptor_, endpoint, address);
}

void Listener::open_unix(const std::string& path) {
  const auto fresh = path + '~';
  if (fresh.size() >= 108) refuse(path, "the path of a unix socket has at most 106 characters");
  std::error_code ignored;
  std::filesystem::remove(fresh, ignored);
  acceptor_.open(boost::asio::local::stream_protocol());
  bind_and_listen(acceptor_, boost::asio::local::stream_protocol::endpoint(fresh), path);
  ::chmod(fresh.c_str(), 0660);
  inode_ = inode_of(fresh);
  if (std::rename(fresh.c_str(), path.c_str()) != 0) refuse(path, "it cannot be put into place");
  path_ = path;
}

base::Task<std::optional<Socket>> Listener::accept() {
  for (;;) {
    if (is_stopped_) co_return std::nullopt;
    Socket socket(context_);
    error_code error;
    co_await acceptor_.async_accept(socket, boost::asio::redirect_error(base::use_task, error));
    if (!error) co_return std::move(socket);
    if (is_stopped_) co_return std::nullopt;
    // Out of descriptors, most often: others must finish first.
    Timer pause(context_, std::chrono::milliseconds(100));
    co_await pause.async_wait(boost::asio::redirect_error(base::use_task, error));
  }
}

std::optional<Socket> Listener::accept_waiting() {
  error_code error;
  acceptor_.non_blocking(true, error);
  Socket socket(context_);
  if (!error) acceptor_.accept(socket, error);
  if (error) return std::nullopt;
  return socket;
}

void Listener::stop_waiting() {
  is_stopped_ = true;
  error_code ignored;
  acceptor_.cancel(ignored);
}

void Listener::close() {
  stop_waiting();
  error_code ignored;
  acceptor_.close(ignored);
  if (!path_.empty() && inode_of(path_) == inode_) std::remove(path_.c_str());
  path_.clear();
}

std::uint16_t Listener::port() const {
  error_code error;
  const auto endpoint = acceptor_.local_endpoint(error);
  const auto family = error ? AF_UNSPEC : endpoint.protocol().family();
  if (family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in*>(endpoint.data())->sin_port);
  if (family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6*>(endpoint.data())->sin6_port);
  return 0;
}

void require_free(const std::string& address) {
  if (address.starts_with('/')) return;
  const auto endpoint = parse_tcp(address);
  boost::asio::io_context context;
  Acceptor probe(context);
  probe.open(endpoint.protocol());
  probe.set_option(boost::asio::socket_base::reuse_address(true));
  error_code error;
  probe.bind(boost::asio::generic::stream_protocol::endpoint(endpoint), error);
  if (error) refuse(address, error.message());
}

}  // namespace http
