// Server-sent events (WHATWG HTML 9.2): an answer that goes on while something happens.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>

#include "base/task.hpp"

namespace http {

// Where a stream writes. The server adds a comment every 15 s of silence so that proxies keep the line.
class EventSink {
 public:
  virtual ~EventSink() = default;

  // Waits while more than 64 KiB are unsent. `id` comes back as Caller::last_event_id when the client reconnects;
  // empty ids and event names are left out. Does nothing once closed.
  virtual base::Task<void> send(std::string id, std::string event, std::string text) = 0;
  virtual base::Task<void> comment(std::string text = {}) = 0;
  // The client left, took longer than the write limit to read, or the server drains: return soon.
  virtual bool closed() const = 0;
  // Sleeps, at most until the sink is closed. False once closed: `while (co_await sink.wait(500ms)) ...`.
  virtual base::Task<bool> wait(std::chrono::milliseconds time) = 0;
};

// What a handler returns to stream. `run` is called once, after the transaction of the request has ended, and may
// outlive the handler: it takes its own transactions from a sql::Database. The stream ends when it returns.
class EventStream {
 public:
  using Run = std::function<base::Task<void>(EventSink&)>;

  explicit EventStream(Run run) : run_(std::move(run)) {}
  base::Task<void> run(EventSink& sink) const { return run_(sink); }

 private:
  Run run_;
};

// One event in wire form, its text split into `data:` lines.
std::string event_text(std::string_view id, std::string_view event, std::string_view text);

}  // namespace http
