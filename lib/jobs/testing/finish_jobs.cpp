// A worker beside the test on the test's own io_context.
#include "jobs/testing/finish_jobs.hpp"

#include <boost/asio/co_spawn.hpp>

#include "sql/testing/run.hpp"

namespace jobs::testing {

void finish_jobs(boost::asio::io_context& context, Worker& worker, const sql::testing::FreshDatabase& database) {
  bool is_over = false;
  boost::asio::co_spawn(context, worker.run(), [&](std::exception_ptr) { is_over = true; });
  sql::testing::run_until(context, [&] {
    return database.execute("select count(*) from jobs.jobs where status in ('queued', 'running')") == "0";
  });
  worker.stop();
  sql::testing::run_until(context, [&] { return is_over; });
}

}  // namespace jobs::testing
