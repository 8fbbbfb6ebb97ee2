// Entitlements of a plan and their use.
#include "billing/entitlements.hpp"

#include "base/error.hpp"
#include "billing/billing.hpp"
#include "billing/events.hpp"
#include "events/events.hpp"
#include "usage.hpp"

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

namespace {

struct Taken {
  std::int64_t used;
  std::int64_t amount;
};
BOOST_DESCRIBE_STRUCT(Taken, (), (used, amount))

// Once for each entitlement and month; the row is locked by the taking.
Task<void> warn(sql::Tx& tx, std::string name, Taken taken) {
  if (read_meter(name, taken.used, taken.amount).state == MeterState::ok) co_return;
  const auto is_first = co_await tx.run(R"sql(
    update billing.usage set warned_in = $2 where entitlement = $1 and warned_in is distinct from $2
  )sql"_sql,
                                        name, month_of(base::Clock::now()));
  if (is_first == 0) co_return;
  UsageWarning event{name, taken.used, taken.amount};
  co_await events::publish(tx, event);
}

}  // namespace

Task<bool> take_one(sql::Tx& tx, std::string name) {
  auto taken = co_await tx.maybe<Taken>(R"sql(
    with entitled as (
      select amount from billing.entitlements
      where plan_id = coalesce((select plan_id from billing.subscriptions), 'basic') and name = $1 and amount > 0
    )
    insert into billing.usage as present (entitlement, used) select $1, 1 from entitled
    on conflict (tenant_id, entitlement) do update set used = present.used + 1
    where present.used < (select amount from entitled)
    returning used, (select amount from entitled) as amount
  )sql"_sql,
                                        name);
  if (!taken) co_return false;
  co_await warn(tx, name, *taken);
  co_return true;
}

Task<bool> has_one_left(sql::Tx& tx, std::string name) {
  const auto amount = co_await get_entitlement(tx, name);
  auto used = co_await tx.maybe<std::int64_t>(R"sql(
    select used from billing.usage where entitlement = $1
  )sql"_sql,
                                              name);
  co_return used.value_or(0) < amount;
}

Task<void> give_one_back(sql::Tx& tx, std::string name) {
  co_await tx.run(R"sql(
    update billing.usage set used = greatest(used - 1, 0) where entitlement = $1
  )sql"_sql,
                  name);
}

// A client comes with a website; they are two entitlements because a plan may limit them differently.
Task<void> ClientQuota::take(sql::Tx& tx) {
  const bool has_client = co_await take_one(tx, "clients");
  if (!has_client)
    throw base::forbidden("client_limit_reached",
                          "Your plan has no room for another client. Change the plan or delete a client.");
  const bool has_site = co_await take_one(tx, "sites");
  if (!has_site)
    throw base::forbidden("site_limit_reached",
                          "Your plan has no room for another website. Change the plan or delete a client.");
}

Task<void> ClientQuota::give_back(sql::Tx& tx) {
  co_await give_one_back(tx, "clients");
  co_await give_one_back(tx, "sites");
}

Task<std::int64_t> PlanLimits::requests_per_minute(sql::Database* database, tenancy::TenantId tenant) {
  auto reader = database->read(tenancy::Scope::of(tenant));
  co_return co_await reader.one<std::int64_t>(R"sql(
    select amount from billing.entitlements
    where plan_id = coalesce((select plan_id from billing.subscriptions), 'basic') and name = 'requests_per_minute'
  )sql"_sql);
}

namespace {

base::Error no_seat() {
  return base::forbidden("seat_limit_reached",
                         "The plan has no room for another member. Change the plan or remove a member.");
}

}  // namespace

Task<void> SeatQuota::take(sql::Tx& tx) {
  if (!co_await take_one(tx, "seats")) throw no_seat();
}

Task<void> SeatQuota::give_back(sql::Tx& tx) { co_await give_one_back(tx, "seats"); }

Task<void> SeatQuota::require_room(sql::Tx& tx) {
  if (!co_await has_one_left(tx, "seats")) throw no_seat();
}

}  // namespace billing
