// One client on one socket: requests in, answers out, in order.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/intrusive/list.hpp>
#include <memory>
#include <optional>
#include <string>

#include "base/metrics.hpp"
#include "base/task.hpp"
#include "http/dispatcher.hpp"
#include "http/header_check.hpp"
#include "http/stream_sink.hpp"
#include "http/trusted_proxies.hpp"

namespace http {

struct Shared;

class Connection : public boost::intrusive::list_base_hook<> {
 public:
  Connection(std::shared_ptr<Shared> shared, Socket socket);
  ~Connection();
  Connection(const Connection&) = delete;

  // Serves until either side has enough.
  static base::Task<void> run(std::shared_ptr<Connection> self);
  // Answers 503 and closes.
  static base::Task<void> refuse(std::shared_ptr<Connection> self);
  // Called every Limits::sweep: ends what has lasted too long.
  void sweep(Instant now);
  void drain();
  void abort();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class Phase { idle, head, body, working, writing, streaming, lingering };

  base::Task<bool> serve_one();
  // Nothing and is_gone_: the client left. A fault: it is to be told.
  base::Task<std::optional<Fault>> read_head();
  base::Task<std::optional<Fault>> read_body();
  base::Task<bool> fill(std::size_t most);
  std::optional<Fault> parse(std::size_t most);
  Request copy_head() const;
  base::Task<bool> send_continue();
  base::Task<bool> write(const Response& response, bool keep_alive);
  base::Task<void> write_fault(Fault fault);
  base::Task<void> stream(Response response);
  base::Task<void> linger();

  void enter(Phase phase, std::chrono::milliseconds limit);
  bool is_quiet_idle(Instant now) const;

  std::shared_ptr<Shared> shared_;
  std::shared_ptr<Socket> socket_;
  std::optional<boost::asio::ip::address> peer_;  // none for a unix socket
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Request request_;
  std::shared_ptr<StreamSink> sink_;
  Phase phase_ = Phase::idle;
  Instant entered_;
  Instant deadline_;
  bool has_expired_ = false;
  bool is_gone_ = false;
  bool is_head_request_ = false;
};

// What the connections of a server have in common.
struct Shared {
  Shared(boost::asio::io_context& io, const Limits& its_limits, Dispatcher& its_dispatcher);

  boost::asio::io_context& context;
  Limits limits;
  Dispatcher& dispatcher;
  TrustedProxies proxies;
  bool is_draining = false;
  bool is_https = false;
  boost::intrusive::list<Connection, boost::intrusive::constant_time_size<true>> connections;
  Timer all_gone;  // cancelled when the last connection has gone
  base::Gauge open_connections;
};

}  // namespace http
