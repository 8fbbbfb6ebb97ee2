// Choosing readers, and queueing for writers.
#include "sql/pools.hpp"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <utility>

#include "sql/control.hpp"

namespace sql {

Pools::Pools(boost::asio::io_context& context, Options options)
    : executor_(context.get_executor()), options_(std::move(options)) {
  const auto open = [&](bool read_only) {
    return std::make_shared<Connection>(
        context, ConnectionOptions{options_.url, options_.application_name, options_.deadline, read_only});
  };
  for (int i = 0; i < options_.readers; ++i) readers_.push_back(open(true));
  for (int i = 0; i < options_.writers; ++i) writers_.push_back(open(false));
  free_ = writers_;
}

base::Task<Result> Pools::read(std::shared_ptr<Pools> pools, std::optional<tenancy::Scope> scope, Request request) {
  auto unit = pools->make_unit();
  if (scope) unit->steps.push_back(settings_of(*scope));
  unit->steps.push_back(std::move(request));
  auto& reader = *std::ranges::min_element(pools->readers_, {}, &Connection::load);
  reader->submit(unit);
  co_return co_await answer(unit, pools->options_.deadline);
}

base::Task<std::shared_ptr<Lease>> Pools::lease(std::shared_ptr<Pools> pools) {
  if (pools->closed_) throw base::unavailable("The database is closed.");
  if (!pools->free_.empty() && pools->waiters_.empty()) {
    auto connection = std::move(pools->free_.back());
    pools->free_.pop_back();
    co_return pools->wrap(std::move(connection));
  }
  const auto waiter = std::make_shared<Waiter>(pools->executor_);
  pools->waiters_.push_back(waiter);
  boost::system::error_code ignored;
  waiter->wake.expires_after(pools->options_.deadline);
  co_await waiter->wake.async_wait(boost::asio::redirect_error(base::use_task, ignored));
  if (waiter->given) co_return std::move(waiter->given);
  waiter->abandoned = true;
  throw base::unavailable("All database connections are busy.");
}

std::shared_ptr<Lease> Pools::wrap(std::shared_ptr<Connection> connection) {
  return std::make_shared<Lease>(shared_from_this(), std::move(connection));
}

void Pools::take_back(std::shared_ptr<Connection> connection) {
  auto& held = *connection;
  held.when_idle([weak = weak_from_this(), connection = std::move(connection)]() mutable {
    connection->require_no_transaction();
    if (const auto self = weak.lock()) self->hand_over(std::move(connection));
  });
}

void Pools::hand_over(std::shared_ptr<Connection> connection) {
  while (!waiters_.empty() && waiters_.front()->abandoned) waiters_.pop_front();
  if (waiters_.empty() || closed_) return free_.push_back(std::move(connection));
  const auto waiter = std::move(waiters_.front());
  waiters_.pop_front();
  waiter->given = wrap(std::move(connection));
  waiter->wake.cancel();
}

void Pools::close() {
  closed_ = true;
  for (const auto& waiter : waiters_) waiter->wake.cancel();
  waiters_.clear();
  for (const auto& connection : readers_) connection->close();
  for (const auto& connection : writers_) connection->close();
}

}  // namespace sql
