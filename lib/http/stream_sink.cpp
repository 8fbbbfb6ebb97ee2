// Writing events, heartbeats and the end of a stream.
#include "http/stream_sink.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

namespace http {
namespace {

constexpr std::size_t most_pending = 64 << 10;
// What a client may say on a connection that is ours to talk on.
constexpr std::size_t most_ignored = 16 << 10;

}  // namespace

StreamSink::StreamSink(std::shared_ptr<Socket> socket, const Limits& limits, Framing framing)
    : socket_(std::move(socket)),
      limits_(limits),
      framing_(framing),
      room_(socket_->get_executor()),
      pause_(socket_->get_executor()) {}

base::Task<void> StreamSink::send(std::string id, std::string event, std::string text) {
  co_await write(event_text(id, event, text));
}

base::Task<void> StreamSink::comment(std::string text) {
  co_await write(": " + text.substr(0, text.find_first_of("\r\n")) + "\n\n");
}

base::Task<bool> StreamSink::wait(std::chrono::milliseconds time) {
  if (is_closed_) co_return false;
  boost::system::error_code cancelled;
  pause_.expires_after(time);
  co_await pause_.async_wait(boost::asio::redirect_error(base::use_task, cancelled));
  co_return !is_closed_;
}

base::Task<void> StreamSink::write(std::string text) {
  if (is_closed_) co_return;
  pending_ += text;
  co_await flush(shared_from_this());
  while (pending_.size() > most_pending && !is_broken_) {
    boost::system::error_code cancelled;
    room_.expires_at(Instant::max());
    co_await room_.async_wait(boost::asio::redirect_error(base::use_task, cancelled));
  }
}

std::string StreamSink::framed(std::string text) const {
  return framing_ == Framing::chunked ? fmt::format("{:x}\r\n{}\r\n", text.size(), text) : text;
}

base::Task<void> StreamSink::flush(std::shared_ptr<StreamSink> self) {
  if (self->is_writing_) co_return;
  self->is_writing_ = true;
  while (!self->pending_.empty() && !self->is_broken_) {
    const auto bytes = self->framed(std::exchange(self->pending_, {}));
    self->last_write_ = std::chrono::steady_clock::now();
    boost::system::error_code error;
    co_await boost::asio::async_write(*self->socket_, boost::asio::buffer(bytes),
                                      boost::asio::redirect_error(base::use_task, error));
    if (error) self->break_off();
  }
  self->is_writing_ = false;
  self->last_write_ = std::chrono::steady_clock::now();
  self->room_.cancel();
}

base::Task<void> StreamSink::watch(std::shared_ptr<StreamSink> self) {
  std::array<char, 1024> ignored{};
  std::size_t total = 0;
  boost::system::error_code error;
  while (!error && total < most_ignored) {
    total += co_await self->socket_->async_read_some(boost::asio::buffer(ignored),
                                                     boost::asio::redirect_error(base::use_task, error));
  }
  self->break_off();
}

void StreamSink::sweep(Instant now) {
  const auto silence = now - last_write_;
  if (is_writing_) {
    if (silence >= limits_.write_timeout) break_off();
  } else if (!is_closed_ && silence >= limits_.heartbeat) {
    pending_ += ":\n\n";
    boost::asio::co_spawn(socket_->get_executor(), flush(shared_from_this()), boost::asio::detached);
  }
}

void StreamSink::close() {
  is_closed_ = true;
  pause_.cancel();
}

void StreamSink::break_off() {
  is_broken_ = true;
  boost::system::error_code ignored;
  socket_->close(ignored);
  room_.cancel();
  close();
}

base::Task<void> StreamSink::finish() {
  close();
  while (is_writing_) {
    boost::system::error_code cancelled;
    room_.expires_at(Instant::max());
    co_await room_.async_wait(boost::asio::redirect_error(base::use_task, cancelled));
  }
  if (is_broken_ || framing_ != Framing::chunked) co_return;
  framing_ = Framing::until_close;
  pending_ = "0\r\n\r\n";
  co_await flush(shared_from_this());
}

}  // namespace http
