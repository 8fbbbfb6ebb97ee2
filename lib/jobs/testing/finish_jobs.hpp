// Runs the jobs that wait, from ordinary test code.
#pragma once

#include <boost/asio/io_context.hpp>

#include "jobs/worker.hpp"
#include "sql/testing/private_postgres.hpp"

namespace jobs::testing {

// Returns when none waits or runs any more; the worker has stopped then. Throws std::runtime_error after 30 s.
void finish_jobs(boost::asio::io_context& context, Worker& worker, const sql::testing::FreshDatabase& database);

}  // namespace jobs::testing
