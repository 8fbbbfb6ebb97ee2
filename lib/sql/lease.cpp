// A transaction on a leased connection.
#include <libpq-fe.h>

#include <string_view>
#include <utility>

#include "sql/control.hpp"
#include "sql/pools.hpp"

namespace sql {
namespace {

// Ends the transaction unless the statement came back well, so that its locks and its writer are free at once.
class EndUnlessAnswered {
 public:
  explicit EndUnlessAnswered(Lease& lease) : lease_(&lease) {}
  ~EndUnlessAnswered() {
    if (lease_ != nullptr) lease_->fail();
  }
  void answered() { lease_ = nullptr; }

 private:
  Lease* lease_;
};

}  // namespace

Lease::Lease(std::shared_ptr<Pools> pools, std::shared_ptr<Connection> connection)
    : pools_(std::move(pools)), connection_(std::move(connection)) {}

void Lease::require_usable() const {
  if (failed_) throw base::internal("an earlier statement of this transaction has failed");
  if (!connection_) throw base::internal("this transaction has ended");
}

base::Task<Result> Lease::send(std::shared_ptr<Lease> lease, std::optional<tenancy::Scope> scope, Request request) {
  lease->require_usable();
  auto unit = lease->pools_->make_unit();
  unit->place = lease->begun_ ? Unit::Place::continues : Unit::Place::begins;
  if (!std::exchange(lease->begun_, true)) {
    unit->steps.push_back(begin_request());
    if (scope) unit->steps.push_back(settings_of_changes(*scope));
  }
  unit->steps.push_back(std::move(request));
  lease->connection_->submit(unit);

  EndUnlessAnswered guard(*lease);
  auto result = co_await answer(unit, lease->pools_->options().deadline);
  guard.answered();
  co_return result;
}

base::Task<void> Lease::commit(std::shared_ptr<Lease> lease) {
  lease->require_usable();
  const auto connection = std::exchange(lease->connection_, nullptr);
  if (!lease->begun_) {
    lease->pools_->take_back(connection);
    co_return;
  }
  auto unit = lease->pools_->make_unit();
  unit->place = Unit::Place::ends;
  unit->steps.push_back(commit_request());
  connection->submit(unit);
  lease->pools_->take_back(connection);
  const auto result = co_await answer(unit, lease->pools_->options().deadline);
  // PostgreSQL answers COMMIT of a failed transaction with a successful ROLLBACK.
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
    throw base::internal("the transaction had failed and was rolled back");
}

base::Task<void> Lease::rollback(std::shared_ptr<Lease> lease) {
  const auto connection = std::exchange(lease->connection_, nullptr);
  if (!connection) co_return;
  auto unit = make_rollback(lease->pools_->executor());
  if (lease->begun_) connection->submit(unit);
  lease->pools_->take_back(connection);
  if (lease->begun_) co_await answer(unit, lease->pools_->options().deadline);
}

void Lease::fail() {
  failed_ = true;
  end();
}

void Lease::end() {
  const auto connection = std::exchange(connection_, nullptr);
  if (!connection) return;
  if (begun_) connection->submit(make_rollback(pools_->executor()));
  pools_->take_back(connection);
}

}  // namespace sql
