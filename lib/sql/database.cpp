// The entry to the pools: nothing gets in without saying whose work it is.
#include "sql/database.hpp"

#include <utility>

#include "sql/control.hpp"
#include "sql/pools.hpp"

namespace sql {
namespace {

base::Task<Tx> begin_on(std::shared_ptr<Pools> pools, std::optional<tenancy::Scope> scope) {
  auto lease = co_await Pools::lease(std::move(pools));
  co_return Tx(std::move(lease), scope);
}

base::Task<bool> ping_on(std::shared_ptr<Pools> pools) {
  try {
    auto request = probe_request();
    co_await Pools::read(std::move(pools), std::nullopt, std::move(request));
  } catch (const std::exception&) {
    co_return false;
  }
  co_return true;
}

void require_system(const Pools& pools) {
  if (!pools.options().system) throw base::internal("only the system role works outside of tenants");
}

}  // namespace

Database::Database(boost::asio::io_context& context, Options options)
    : pools_(std::make_shared<Pools>(context, std::move(options))) {}

Database::~Database() {
  if (owns_pools_) pools_->close();
}

ReadTx Database::read(tenancy::Scope scope) { return ReadTx(pools_, scope); }

base::Task<Tx> Database::begin(tenancy::Scope scope) {
  return begin_on(pools_, scope.origin() || !origin_ ? scope : scope.from(origin_));
}

ReadTx Database::read_system() {
  require_system(*pools_);
  return ReadTx(pools_, std::nullopt);
}

base::Task<Tx> Database::begin_system() {
  require_system(*pools_);
  if (origin_) return begin_on(pools_, tenancy::Scope::nobody().from(origin_));
  return begin_on(pools_, std::nullopt);
}

base::Task<bool> Database::ping() { return ping_on(pools_); }

}  // namespace sql
