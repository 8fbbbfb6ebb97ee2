// Entitlements of a plan and their use.
#include "billing/entitlements.hpp"

#include "base/error.hpp"
#include "billing/billing.hpp"

namespace billing {

using base::Task;
using namespace sql::literals;

Task<std::int64_t> get_entitlement(sql::Tx& tx, std::string name) {
  auto amount = co_await tx.maybe<std::int64_t>(R"sql(
    select amount from billing.entitlements
    where plan_id = coalesce((select plan_id from billing.subscriptions), 'basic') and name = $1
  )sql"_sql,
                                                name);
  co_return amount.value_or(0);
}

Task<bool> take_one(sql::Tx& tx, std::string name) {
  const auto taken = co_await tx.run(R"sql(
    with entitled as (
      select amount from billing.entitlements
      where plan_id = coalesce((select plan_id from billing.subscriptions), 'basic') and name = $1 and amount > 0
    )
    insert into billing.usage as present (entitlement, used) select $1, 1 from entitled
    on conflict (tenant_id, entitlement) do update set used = present.used + 1
    where present.used < (select amount from entitled)
  )sql"_sql,
                                     name);
  co_return taken == 1;
}

Task<void> give_one_back(sql::Tx& tx, std::string name) {
  co_await tx.run(R"sql(
    update billing.usage set used = greatest(used - 1, 0) where entitlement = $1
  )sql"_sql,
                  name);
}

Task<void> ClientQuota::take(sql::Tx& tx) {
  if (co_await take_one(tx, "clients")) co_return;
  throw base::forbidden("client_limit_reached",
                        "Your plan has no room for another client. Change the plan or delete a client.");
}

Task<void> ClientQuota::give_back(sql::Tx& tx) { co_await give_one_back(tx, "clients"); }

}  // namespace billing
