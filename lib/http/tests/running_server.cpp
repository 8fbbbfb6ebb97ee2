// The server thread and the raw client.
#include "http/tests/running_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <charconv>
#include <cstring>
#include <stdexcept>

#include "base/error.hpp"
#include "base/log.hpp"

namespace http::testing {
namespace {

constexpr auto patience = std::chrono::seconds(10);

int open_socket(int family) {
  const int opened = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval limit{patience.count(), 0};
  ::setsockopt(opened, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(opened, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  return opened;
}

template <class Address>
void connect_socket(int opened, const Address& address) {
  if (::connect(opened, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error(std::string("connect: ") + std::strerror(errno));
  }
}

}  // namespace

Limits quick_limits() {
  return {.max_header = 4096,
          .max_url = 1024,
          .max_body = 64 << 10,
          .max_connections = 100,
          .header_timeout = std::chrono::milliseconds(300),
          .body_timeout = std::chrono::milliseconds(300),
          .idle_timeout = std::chrono::milliseconds(60'000),
          .write_timeout = std::chrono::milliseconds(60'000),
          .heartbeat = std::chrono::milliseconds(60'000),
          .drain_idle = std::chrono::milliseconds(100),
          .sweep = std::chrono::milliseconds(20)};
}

tenancy::Member ada() {
  return {.user_id = tenancy::UserId::make(),
          .tenant_id = tenancy::TenantId::make(),
          .permissions = {"things:read", "things:write"}};
}

Authenticator authenticator() {
  return [](sql::Database*, std::string_view token) -> base::Task<tenancy::Member> {
    if (token == "ada") co_return ada();
    const tenancy::Member bob{.tenant_id = tenancy::TenantId::make(), .permissions = {"others:*"}};
    if (token == "bob") co_return bob;
    throw base::unauthenticated("invalid_token", "This token is not valid.");
  };
}

RunningServer::RunningServer(const Routes& routes, Limits limits, std::string address, TrustedProxies proxies)
    : dispatcher_(routes, authenticator()) {
  base::set_log_level(base::LogLevel::error);
  server_.emplace(context_, limits, dispatcher_, std::move(proxies));
  server_->listen(address);
  port_ = server_->port();
  thread_ = std::thread([this] { context_.run(); });
}

RunningServer::~RunningServer() {
  work_.reset();
  if (!drained_.valid()) start_drain(std::chrono::milliseconds(0));
  wait_drained();
  thread_.join();
  base::set_log_level(base::LogLevel::info);
}

void RunningServer::on_loop(const std::function<void()>& work) {
  std::promise<void> done;
  boost::asio::post(context_, [&] {
    work();
    done.set_value();
  });
  done.get_future().wait();
}

std::size_t RunningServer::connection_count() {
  std::size_t count = 0;
  on_loop([&] { count = server_->connection_count(); });
  return count;
}

void RunningServer::start_drain(std::chrono::milliseconds deadline) {
  auto done = std::make_shared<std::promise<void>>();
  drained_ = done->get_future().share();
  boost::asio::co_spawn(context_, server_->drain(deadline), [done](std::exception_ptr) { done->set_value(); });
}

void RunningServer::wait_drained() { drained_.wait(); }

std::string RawAnswer::header(std::string_view name) const {
  const auto start = head.find("\r\n" + std::string(name) + ": ");
  if (start == std::string::npos) return {};
  const auto value = start + name.size() + 4;
  return head.substr(value, head.find("\r\n", value) - value);
}

RawClient::RawClient(std::uint16_t port) : socket_(open_socket(AF_INET)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connect_socket(socket_, address);
}

RawClient::RawClient(const std::string& unix_path) : socket_(open_socket(AF_UNIX)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  unix_path.copy(address.sun_path, sizeof address.sun_path - 1);
  connect_socket(socket_, address);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::fill() {
  char bytes[16384];
  const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("the server says nothing");
  if (got <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(got));
  return true;
}

std::string RawClient::read_until(std::string_view text) {
  std::size_t found = 0;
  while ((found = buffer_.find(text)) == std::string::npos) {
    if (!fill()) return std::exchange(buffer_, {});
  }
  auto read = buffer_.substr(0, found + text.size());
  buffer_.erase(0, read.size());
  return read;
}

std::string RawClient::read_to_end() {
  while (fill()) {
  }
  return std::exchange(buffer_, {});
}

bool RawClient::is_closed_by_server() {
  try {
    read_to_end();
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

RawAnswer RawClient::read(bool to_head) {
  RawAnswer answer;
  answer.head = read_until("\r\n\r\n");
  if (answer.head.size() < 12) return answer;
  std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
  std::size_t length = 0;
  const auto text = answer.header("Content-Length");
  std::from_chars(text.data(), text.data() + text.size(), length);
  if (to_head) return answer;
  while (buffer_.size() < length && fill()) {
  }
  answer.body = buffer_.substr(0, length);
  buffer_.erase(0, answer.body.size());
  return answer;
}

std::string get(std::string_view target, std::string_view lines) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n" + std::string(lines) + "\r\n";
}

std::string post(std::string_view target, std::string_view body, std::string_view lines) {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(lines) + "\r\n" + std::string(body);
}

bool eventually(const std::function<bool()>& condition) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace http::testing
