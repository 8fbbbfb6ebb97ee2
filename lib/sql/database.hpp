// The connections of one thread to PostgreSQL, for one role.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "base/task.hpp"
#include "sql/tx.hpp"
#include "tenancy/scope.hpp"

namespace sql {

struct Options {
  std::string url;  // libpq URI or keywords; a socket or an IP address, because resolving a name blocks
  int readers = 2;  // pipelined, shared by all ReadTx
  int writers = 8;  // leased, one a Tx
  // Of every wait: for an answer, and for a free writer. Also the statement_timeout of the server.
  std::chrono::milliseconds deadline{5000};
  bool system = false;  // the role works across tenants: read_system() and begin_system() are allowed
  std::string application_name = "dde";
};

// One for each thread and role; all calls come from the thread of the io_context. Connections open when they are first
// needed and again after a loss, with back-off and jitter; work waits for them until its deadline.
class Database {
 public:
  Database(boost::asio::io_context& context, Options options);
  // Closes all connections; whoever waits gets base::unavailable. Tx and ReadTx may outlive it, but fail.
  ~Database();
  // The same connections for one piece of work: scopes that say nothing of their origin get this one. Cheap; it closes
  // nothing at its end.
  Database for_work(tenancy::SharedOrigin origin) const { return {pools_, std::move(origin)}; }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Does nothing until its first statement.
  ReadTx read(tenancy::Scope scope);
  // Waits, in order of asking, for a writer; base::unavailable when none becomes free before the deadline.
  base::Task<Tx> begin(tenancy::Scope scope);

  // Without settings but the origin. Throw base::internal unless this is a Database of the system role.
  ReadTx read_system();
  base::Task<Tx> begin_system();

  // Whether PostgreSQL answers before the deadline. Throws nothing.
  base::Task<bool> ping();

 private:
  Database(std::shared_ptr<Pools> pools, tenancy::SharedOrigin origin)
      : pools_(std::move(pools)), origin_(std::move(origin)), owns_pools_(false) {}

  std::shared_ptr<Pools> pools_;
  tenancy::SharedOrigin origin_;
  bool owns_pools_ = true;
};

}  // namespace sql
