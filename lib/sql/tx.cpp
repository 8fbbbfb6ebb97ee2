// ReadTx and Tx over the pools.
#include "sql/tx.hpp"

#include <utility>

#include "sql/pools.hpp"

namespace sql {
namespace {

base::Task<Rows> rows_of(const StatementUse& use, base::Task<Result> result) {
  auto answered = co_await std::move(result);
  co_return Rows(use, std::move(answered));
}

}  // namespace

ReadTx::ReadTx(std::shared_ptr<Pools> pools, std::optional<tenancy::Scope> scope)
    : pools_(std::move(pools)), scope_(scope) {}

base::Task<Rows> ReadTx::send(Request request) {
  const auto& use = *request.use;
  return rows_of(use, Pools::read(pools_, scope_, std::move(request)));
}

Tx::Tx(std::shared_ptr<Lease> lease, std::optional<tenancy::Scope> scope) : lease_(std::move(lease)), scope_(scope) {}

Tx& Tx::operator=(Tx&& other) noexcept {
  if (this == &other) return *this;
  if (lease_) lease_->end();
  lease_ = std::move(other.lease_);
  scope_ = other.scope_;
  return *this;
}

Tx::~Tx() {
  if (lease_) lease_->end();
}

base::Task<Rows> Tx::send(Request request) {
  const auto& use = *request.use;
  return rows_of(use, Lease::send(lease_, scope_, std::move(request)));
}

base::Task<std::int64_t> Tx::count_affected(base::Task<Rows> answer) {
  const Rows rows = co_await std::move(answer);
  co_return rows.affected();
}

base::Task<void> Tx::commit() { return Lease::commit(lease_); }

base::Task<void> Tx::rollback() { return Lease::rollback(lease_); }

tenancy::TenantId Tx::tenant_id() const {
  if (!scope_ || !scope_->tenant()) throw base::internal("this transaction belongs to no tenant");
  return *scope_->tenant();
}

}  // namespace sql
