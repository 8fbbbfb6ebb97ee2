// Waiting for a unit with a deadline.
#include "sql/unit.hpp"

#include <boost/asio/redirect_error.hpp>
#include <utility>

#include "sql/control.hpp"

namespace sql {

std::shared_ptr<Unit> make_rollback(base::Executor executor) {
  auto unit = std::make_shared<Unit>(executor);
  unit->steps.push_back(rollback_request());
  unit->place = Unit::Place::ends;
  return unit;
}

base::Task<Result> answer(std::shared_ptr<Unit> unit, std::chrono::milliseconds deadline) {
  if (!unit->done) {
    boost::system::error_code ignored;
    unit->wake.expires_after(deadline);
    co_await unit->wake.async_wait(boost::asio::redirect_error(base::use_task, ignored));
  }
  if (!unit->done) {
    unit->abandoned = true;
    throw base::unavailable("The database did not answer in time.");
  }
  if (unit->error) std::rethrow_exception(unit->error);
  co_return std::move(unit->result);
}

}  // namespace sql
