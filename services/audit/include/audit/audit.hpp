// What the program gives to the audit service and what it gets from it.
#pragma once

#include <boost/asio/io_context.hpp>

#include <memory>

#include "audit/keys.hpp"
#include "base/bell.hpp"
#include "http/routes.hpp"
#include "jobs/jobs.hpp"
#include "sql/database.hpp"
#include "storage/store.hpp"

namespace audit {

// `store` outlives the routes; it holds finished exports.
void add_routes(http::Routes& routes, storage::Store& store);
// `store` outlives the worker.
void add_jobs(jobs::Worker& worker, storage::Store& store);

// Seals what is committed and not sealed yet, at most a batch; returns how many lines. Several workers share the
// chains: who holds the lock of a chain's head seals it, the others pass it by.
base::Task<std::size_t> seal_lines(sql::Database& system, const Keys& keys);

// Seals about twice a second, in `dde work`. An outage of PostgreSQL is waited out.
class Sealer {
 public:
  // All outlive it.
  Sealer(boost::asio::io_context& context, sql::Database& system, const Keys& keys)
      : system_(system), keys_(keys), bell_(context) {}

  base::Task<void> run();
  void stop();

 private:
  base::Task<bool> seal_all();

  sql::Database& system_;
  const Keys& keys_;
  base::Bell bell_;
  bool stopping_ = false;
};

}  // namespace audit
