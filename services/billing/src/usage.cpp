// Reading the meters.
#include "usage.hpp"

#include <algorithm>

#include "billing/entitlements.hpp"
#include "sql/database.hpp"
#include "tenancy/member.hpp"

namespace billing {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::int64_t warning_percent = 80;

struct ChosenPlan {
  std::string id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ChosenPlan, (), (id, name))

struct MeterRow {
  std::string name;
  std::int64_t amount;
  std::int64_t used;
};
BOOST_DESCRIBE_STRUCT(MeterRow, (), (name, amount, used))

struct Requests {
  std::int64_t month;
  std::int64_t minute;
};
BOOST_DESCRIBE_STRUCT(Requests, (), (month, minute))

Task<Requests> count_requests(sql::Queries& tx, base::Timestamp now) {
  const base::Timestamp minute = std::chrono::floor<std::chrono::minutes>(now);
  co_return co_await tx.one<Requests>(R"sql(
    select coalesce(sum(requests), 0)::bigint as month,
      coalesce(max(case when minute = $2 then minute_requests end), 0)::bigint as minute
    from billing.request_counts where day >= $1
  )sql"_sql,
                                      month_of(now), minute);
}

Task<Usage> get_usage(tenancy::Member, sql::ReadTx& tx) { return read_usage(tx); }

}  // namespace

Task<Usage> read_usage(sql::Queries& tx) {
  const auto now = base::Clock::now();
  auto plan = co_await tx.one<ChosenPlan>(R"sql(
    select id, name from billing.plans where id = coalesce((select plan_id from billing.subscriptions), 'basic')
  )sql"_sql);
  auto rows = co_await tx.all<MeterRow>(R"sql(
    select e.name, e.amount, coalesce(u.used, 0) as used
    from billing.entitlements e left join billing.usage u on u.entitlement = e.name
    where e.plan_id = $1 order by e.name
  )sql"_sql,
                                        plan.id);
  const auto requests = co_await count_requests(tx, now);
  Usage usage{plan.id, plan.name, month_of(now), month_of(month_of(now) + std::chrono::days(32)), {}};
  for (const auto& row : rows) {
    const auto used = row.name == "requests_per_minute" ? requests.minute : row.used;
    usage.meters.push_back(read_meter(row.name, used, row.amount));
  }
  usage.meters.push_back({"requests_this_month", requests.month, std::nullopt, std::nullopt, MeterState::ok});
  co_return usage;
}

Task<std::vector<UsedMeter>> get_meters(sql::Queries& db) {
  const auto usage = co_await read_usage(db);
  std::vector<UsedMeter> meters;
  meters.reserve(usage.meters.size());
  for (const auto& meter : usage.meters) meters.push_back({meter.name, meter.used, meter.limit});
  co_return meters;
}

UsageMeter read_meter(std::string name, std::int64_t used, std::int64_t limit) {
  const auto percent = limit > 0 ? used * 100 / limit : 100;
  const auto state =
      used >= limit ? MeterState::exhausted : (percent >= warning_percent ? MeterState::warning : MeterState::ok);
  return {std::move(name), used, limit, percent, state};
}

base::Timestamp month_of(base::Timestamp time) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
  return std::chrono::sys_days(date.year() / date.month() / 1);
}

void add_usage_routes(http::Routes& r) {
  r.get("/api/v1/billing/usage", get_usage)
      .says("Show how much of its plan the agency uses: what it has, and its requests")
      .named("get_usage")
      .needs("billing:read");
}

}  // namespace billing
