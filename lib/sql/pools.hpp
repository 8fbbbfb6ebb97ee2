// The connections behind a Database: shared readers and leased writers.
#pragma once

#include <boost/asio/io_context.hpp>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "base/task.hpp"
#include "sql/connection.hpp"
#include "sql/database.hpp"
#include "tenancy/scope.hpp"

namespace sql {

class Pools : public std::enable_shared_from_this<Pools> {
 public:
  Pools(boost::asio::io_context& context, Options options);

  // One unit on the reader with the least to do.
  static base::Task<Result> read(std::shared_ptr<Pools> pools, std::optional<tenancy::Scope> scope, Request request);
  // A writer of one's own, in order of asking; base::unavailable after the deadline.
  static base::Task<std::shared_ptr<Lease>> lease(std::shared_ptr<Pools> pools);
  // The connection serves the next in line as soon as everything on it is answered.
  void take_back(std::shared_ptr<Connection> connection);
  void close();

  base::Executor executor() const { return executor_; }
  std::shared_ptr<Unit> make_unit() const { return std::make_shared<Unit>(executor_); }
  const Options& options() const { return options_; }

 private:
  struct Waiter {
    explicit Waiter(base::Executor executor) : wake(executor) {}
    std::shared_ptr<Lease> given;
    bool abandoned = false;
    Timer wake;
  };

  std::shared_ptr<Lease> wrap(std::shared_ptr<Connection> connection);
  void hand_over(std::shared_ptr<Connection> connection);

  base::Executor executor_;
  Options options_;
  std::vector<std::shared_ptr<Connection>> readers_;
  std::vector<std::shared_ptr<Connection>> writers_;
  std::vector<std::shared_ptr<Connection>> free_;  // the most recently used last: its statements are prepared
  std::deque<std::shared_ptr<Waiter>> waiters_;
  bool closed_ = false;
};

// A writer for as long as a transaction lasts.
class Lease {
 public:
  Lease(std::shared_ptr<Pools> pools, std::shared_ptr<Connection> connection);
  // Rolls back what was begun and not committed, and gives the connection back.
  ~Lease() { end(); }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  static base::Task<Result> send(std::shared_ptr<Lease> lease, std::optional<tenancy::Scope> scope, Request request);
  static base::Task<void> commit(std::shared_ptr<Lease> lease);
  static base::Task<void> rollback(std::shared_ptr<Lease> lease);
  void fail();
  void end();

 private:
  void require_usable() const;

  std::shared_ptr<Pools> pools_;
  std::shared_ptr<Connection> connection_;  // null after the end
  bool begun_ = false;
  bool failed_ = false;
};

}  // namespace sql
