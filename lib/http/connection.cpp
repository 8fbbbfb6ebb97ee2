// Reading requests with Beast's parser, writing answers, keeping time.
#include "http/connection.hpp"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <cstring>

#include "base/id.hpp"
#include "base/log.hpp"
#include "http/errors.hpp"
#include "http/head.hpp"

namespace http {
namespace {

namespace beast_http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t head_read = 4 << 10;
constexpr std::size_t body_read = 64 << 10;
// Bytes on the wire for one byte of a chunked body; chunks of a single byte take six.
constexpr std::size_t most_chunk_overhead = 8;
constexpr std::size_t most_lingered = 1 << 20;
constexpr std::size_t largest_kept_buffer = 64 << 10;
constexpr std::chrono::milliseconds linger_time{2'000};
constexpr auto no_limit = std::chrono::milliseconds::max();

// None for a unix socket.
std::optional<boost::asio::ip::address> peer_address(const Socket& socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  const bool is_ip = !error && (endpoint.protocol().family() == AF_INET || endpoint.protocol().family() == AF_INET6);
  if (!is_ip) return std::nullopt;
  boost::asio::ip::tcp::endpoint peer;
  peer.resize(endpoint.size());
  std::memcpy(peer.data(), endpoint.data(), endpoint.size());
  return peer.address();
}

Fault fault_for(const error_code& error, bool has_target) {
  if (error == beast_http::error::header_limit) return has_target ? header_too_large : url_too_long;
  if (error == beast_http::error::body_limit) return body_too_large;
  if (error == beast_http::error::bad_version) return bad_version;
  return bad_request;
}

}  // namespace

Shared::Shared(boost::asio::io_context& io, const Limits& its_limits, Dispatcher& its_dispatcher)
    : context(io),
      limits(its_limits),
      dispatcher(its_dispatcher),
      all_gone(io),
      open_connections(base::gauge("dde_http_connections", "Open connections of clients")) {}

Connection::Connection(std::shared_ptr<Shared> shared, Socket socket)
    : shared_(std::move(shared)), socket_(std::make_shared<Socket>(std::move(socket))) {
  peer_ = peer_address(*socket_);
  if (peer_) {
    error_code ignored;
    socket_->set_option(boost::asio::ip::tcp::no_delay(true), ignored);
  }
  enter(Phase::idle, shared_->limits.idle_timeout);
  shared_->connections.push_back(*this);
  shared_->open_connections.add(1);
}

Connection::~Connection() {
  shared_->connections.erase(shared_->connections.iterator_to(*this));
  shared_->open_connections.add(-1);
  if (shared_->connections.empty()) shared_->all_gone.cancel();
}

void Connection::enter(Phase phase, std::chrono::milliseconds limit) {
  phase_ = phase;
  entered_ = std::chrono::steady_clock::now();
  deadline_ = limit == no_limit ? Instant::max() : entered_ + limit;
}

base::Task<void> Connection::run(std::shared_ptr<Connection> self) {
  try {
    while (co_await self->serve_one()) {
    }
  } catch (...) {
    base::log_error("A connection failed", {{"error", base::describe_current_exception()}});
  }
  self->abort();
}

base::Task<void> Connection::refuse(std::shared_ptr<Connection> self) {
  co_await self->write_fault(too_many_connections);
  self->abort();
}

base::Task<bool> Connection::serve_one() {
  has_expired_ = false;
  is_head_request_ = false;
  auto fault = co_await read_head();
  if (!fault && !is_gone_) fault = co_await read_body();
  if (is_gone_) co_return false;
  if (fault) {
    co_await write_fault(*fault);
    co_return false;
  }
  request_.body = std::move(parser_->get().body());
  const bool wants_more = parser_->keep_alive() && parser_->get().version() == 11;
  is_head_request_ = request_.method == "HEAD";
  enter(Phase::working, no_limit);
  auto response = co_await shared_->dispatcher.answer(std::exchange(request_, {}));
  if (response.stream && !is_head_request_) {
    co_await stream(std::move(response));
    co_return false;
  }
  const bool keep_alive = wants_more && !shared_->is_draining;
  const bool is_written = co_await write(response, keep_alive);
  if (is_written && !keep_alive) co_await linger();
  co_return is_written&& keep_alive;
}

base::Task<bool> Connection::fill(std::size_t most) {
  error_code error;
  const auto space = buffer_.prepare(most);
  const auto count = co_await socket_->async_read_some(space, boost::asio::redirect_error(base::use_task, error));
  buffer_.commit(count);
  if (error && !has_expired_) is_gone_ = true;
  co_return !error;
}

std::optional<Fault> Connection::parse(std::size_t most) {
  error_code error;
  buffer_.consume(parser_->put(boost::asio::buffer(buffer_.data(), most), error));
  if (!error || error == beast_http::error::need_more) return std::nullopt;
  return fault_for(error, !parser_->get().target().empty());
}

base::Task<std::optional<Fault>> Connection::read_head() {
  const auto& limits = shared_->limits;
  if (buffer_.size() == 0 && buffer_.capacity() > largest_kept_buffer) buffer_ = {};
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits.max_header));
  parser_->body_limit(limits.max_body);
  const bool has_begun = buffer_.size() > 0;
  enter(has_begun ? Phase::head : Phase::idle, has_begun ? limits.header_timeout : limits.idle_timeout);
  HeadScan scan;
  while (true) {
    const std::string_view arrived(static_cast<const char*>(buffer_.data().data()), buffer_.size());
    if (const auto fault = scan.look_at(arrived, limits)) co_return fault;
    if (scan.is_complete()) break;
    if (!co_await fill(head_read)) {
      if (has_expired_) co_return request_timeout;
      co_return std::nullopt;
    }
    if (phase_ == Phase::idle) enter(Phase::head, limits.header_timeout);
  }
  // All of the head at once and nothing else: what Beast makes of it never depends on how it was cut into packets.
  buffer_.consume(scan.start());
  if (const auto fault = parse(scan.size())) co_return fault;
  if (!parser_->is_header_done()) co_return bad_request;
  request_ = copy_head();
  co_return fault_of({request_, static_cast<int>(parser_->get().version())}, limits);
}

base::Task<std::optional<Fault>> Connection::read_body() {
  const auto& limits = shared_->limits;
  if (parser_->is_done()) co_return std::nullopt;
  enter(Phase::body, limits.body_timeout);
  if (expects_continue(request_) && buffer_.size() == 0 && !co_await send_continue()) co_return std::nullopt;
  parser_->eager(true);
  std::size_t arrived = buffer_.size();
  while (!parser_->is_done()) {
    if (buffer_.size() > 0) {
      if (const auto fault = parse(buffer_.size())) co_return fault;
      if (parser_->is_done()) break;
      const auto read = arrived - buffer_.size();
      if (read > limits.max_header + most_chunk_overhead * parser_->get().body().size()) co_return bad_request;
      // What is left is an unfinished chunk line or trailer.
      if (buffer_.size() > limits.max_header) co_return bad_request;
    }
    const auto before = buffer_.size();
    if (!co_await fill(body_read)) {
      if (has_expired_) co_return request_timeout;
      co_return std::nullopt;
    }
    arrived += buffer_.size() - before;
  }
  co_return std::nullopt;
}

Request Connection::copy_head() const {
  const auto& message = parser_->get();
  Request request{.method = std::string(message.method_string()), .target = std::string(message.target())};
  for (const auto& field : message)
    request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  request.address = shared_->proxies.person_behind(peer_, request.headers);
  return request;
}

base::Task<bool> Connection::send_continue() {
  static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
  error_code error;
  co_await boost::asio::async_write(*socket_, boost::asio::buffer(line),
                                    boost::asio::redirect_error(base::use_task, error));
  if (error) is_gone_ = true;
  co_return !error;
}

base::Task<bool> Connection::write(const Response& response, bool keep_alive) {
  enter(Phase::writing, shared_->limits.write_timeout);
  const auto head = response_head(response, {.keep_alive = keep_alive, .is_https = shared_->is_https});
  const auto body = is_head_request_ ? std::string_view{} : std::string_view(response.body);
  const std::array<boost::asio::const_buffer, 2> bytes{boost::asio::buffer(head), boost::asio::buffer(body)};
  error_code error;
  co_await boost::asio::async_write(*socket_, bytes, boost::asio::redirect_error(base::use_task, error));
  co_return !error;
}

base::Task<void> Connection::write_fault(Fault fault) {
  const auto request_id = base::to_string(base::make_uuid());
  const base::Error error(base::ErrorKind::malformed, std::string(fault.code), std::string(fault.message));
  auto response = error_response(error, request_id, fault.status);
  response.headers.push_back({"Request-Id", request_id});
  if (fault.status == 503) response.headers.push_back({"Retry-After", "1"});
  base::log_info("Refused a request",
                 {{"http.status", fault.status}, {"code", fault.code}, {"request.id", request_id}});
  if (co_await write(response, false)) co_await linger();
}

base::Task<void> Connection::stream(Response response) {
  const auto framing = parser_->get().version() == 11 ? Framing::chunked : Framing::until_close;
  response.headers.push_back({"X-Accel-Buffering", "no"});
  const HeadOptions options{.keep_alive = false, .framing = framing, .is_https = shared_->is_https};
  const auto head = response_head(response, options);
  enter(Phase::writing, shared_->limits.write_timeout);
  error_code error;
  co_await boost::asio::async_write(*socket_, boost::asio::buffer(head),
                                    boost::asio::redirect_error(base::use_task, error));
  if (error) co_return;
  sink_ = std::make_shared<StreamSink>(socket_, shared_->limits, framing);
  enter(Phase::streaming, no_limit);
  if (shared_->is_draining) sink_->close();
  boost::asio::co_spawn(shared_->context, StreamSink::watch(sink_), boost::asio::detached);
  co_await response.stream->run(*sink_);
  co_await sink_->finish();
}

// A close with unread bytes resets the connection, and the client may lose the answer: read on for a moment.
base::Task<void> Connection::linger() {
  enter(Phase::lingering, linger_time);
  error_code error;
  socket_->shutdown(Socket::shutdown_send, error);
  std::array<char, 4096> ignored{};
  for (std::size_t total = 0; !error && total < most_lingered;) {
    total += co_await socket_->async_read_some(boost::asio::buffer(ignored),
                                               boost::asio::redirect_error(base::use_task, error));
  }
}

// A connection may have a request under way that we have not seen: those that spoke a moment ago are kept.
bool Connection::is_quiet_idle(Instant now) const {
  if (phase_ != Phase::idle || now - entered_ < shared_->limits.drain_idle) return false;
  error_code error;
  return socket_->available(error) == 0 || error;
}

void Connection::sweep(Instant now) {
  if (sink_) sink_->sweep(now);
  if (shared_->is_draining && is_quiet_idle(now)) return abort();
  if (now < deadline_) return;
  const bool can_be_told = phase_ == Phase::head || phase_ == Phase::body;
  if (!can_be_told) return abort();
  has_expired_ = true;
  error_code ignored;
  socket_->cancel(ignored);
}

void Connection::drain() {
  if (sink_) sink_->close();
}

void Connection::abort() {
  error_code ignored;
  socket_->close(ignored);
}

}  // namespace http
