// One pipelined connection to PostgreSQL on the event loop.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/unit.hpp"

struct pg_conn;

namespace sql {

struct ConnectionOptions {
  std::string url;
  std::string application_name;
  std::chrono::milliseconds deadline;
  bool read_only;
};

// Opens when a unit is submitted and nothing is open; a unit waits as long as its caller does. After a loss, units that
// may repeat are sent once more, the others fail. Prepares each statement in the flight of its first use.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(boost::asio::io_context& context, ConnectionOptions options);

  void submit(std::shared_ptr<Unit> unit);
  // Fails everything, also what is submitted later.
  void close();

  std::size_t load() const { return waiting_.size() + in_flight_.size(); }
  // Calls `listener` once, when (or if already) nothing waits or flies.
  void when_idle(std::function<void()> listener);
  // Breaks the connection when a transaction is open on it.
  void require_no_transaction();

 private:
  struct CloseConnection {
    void operator()(pg_conn* connection) const;
  };
  struct Prepared {
    std::string name;
    bool sent = false;
    bool checked = false;
    int generation = 0;
    std::string mismatch;
  };
  using Socket = boost::asio::posix::basic_stream_descriptor<base::Executor>;

  static base::Task<void> serve(std::shared_ptr<Connection> self);
  base::Task<bool> open();
  base::Task<bool> finish_opening();
  base::Task<void> back_off();
  base::Task<void> receive();
  bool start_opening();
  void stop_opening_after_deadline();
  void watch_socket();
  bool has_transaction() const;
  void forget_abandoned();
  bool collect();
  bool note(Unit& unit, Result result);
  void note_refusal(Unit& unit, const Unit::Part& part, const pg_result* result);
  void complete(std::shared_ptr<Unit> unit);
  bool sent_again(const std::shared_ptr<Unit>& unit);
  void check_columns(Unit& unit);
  void pump();
  void dispatch(std::shared_ptr<Unit> unit);
  bool send(Unit& unit);
  bool send_step(Unit& unit, const Request& step);
  Prepared& prepared(const StatementUse& use);
  void flush();
  void break_off();
  void lose();
  void report_idle();

  base::Executor executor_;
  ConnectionOptions options_;
  std::unique_ptr<pg_conn, CloseConnection> connection_;
  Socket socket_;
  Timer timer_;
  std::deque<std::shared_ptr<Unit>> waiting_;
  std::deque<std::shared_ptr<Unit>> in_flight_;
  std::vector<Prepared> prepared_;
  std::function<void()> idle_listener_;
  int failures_ = 0;
  bool serving_ = false;  // serve() runs
  bool opening_ = false;
  bool is_open_ = false;  // pipeline mode, units may be sent
  bool served_ = false;  // a unit was answered since it opened
  bool in_transaction_ = false;  // a unit that begins one was sent
  bool flushing_ = false;
  bool closed_ = false;
};

}  // namespace sql
