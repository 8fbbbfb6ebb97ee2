// An event stream on a socket.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "base/task.hpp"
#include "http/event_stream.hpp"
#include "http/head.hpp"
#include "http/server.hpp"

namespace http {

// TCP or unix alike.
using Socket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol, base::Executor>;
using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                boost::asio::wait_traits<std::chrono::steady_clock>, base::Executor>;
using Instant = std::chrono::steady_clock::time_point;

// Events and heartbeats share one writer, so bytes of two never mix. All on the thread of the socket.
class StreamSink : public EventSink, public std::enable_shared_from_this<StreamSink> {
 public:
  StreamSink(std::shared_ptr<Socket> socket, const Limits& limits, Framing framing);

  base::Task<void> send(std::string id, std::string event, std::string text) override;
  base::Task<void> comment(std::string text) override;
  bool closed() const override { return is_closed_; }
  base::Task<bool> wait(std::chrono::milliseconds time) override;

  // Reads until the client leaves, then closes. Keeps itself alive.
  static base::Task<void> watch(std::shared_ptr<StreamSink> self);
  // Heartbeats, and an end to writes that take too long.
  void sweep(Instant now);
  // No more events; what is pending is still written.
  void close();
  // Waits until all is written and ends the chunked body.
  base::Task<void> finish();

 private:
  base::Task<void> write(std::string text);
  static base::Task<void> flush(std::shared_ptr<StreamSink> self);
  std::string framed(std::string text) const;
  void break_off();

  std::shared_ptr<Socket> socket_;
  Limits limits_;
  Framing framing_;
  std::string pending_;
  bool is_writing_ = false;
  bool is_closed_ = false;
  bool is_broken_ = false;
  Instant last_write_ = std::chrono::steady_clock::now();
  Timer room_;   // cancelled when pending bytes were written
  Timer pause_;  // cancelled when the sink closes
};

}  // namespace http
