// From memory to Redis, from Redis to PostgreSQL.
#include "billing/request_meter.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/sleep.hpp"

namespace billing {
namespace {

using base::Task;
using namespace sql::literals;
using std::chrono::days;
using std::chrono::minutes;

constexpr std::chrono::seconds handing_over{1};
constexpr std::chrono::seconds storing{10};

// Hashes of tenant -> requests. Those of days are emptied into PostgreSQL, those of minutes run out by themselves.
template <class Period>
std::string key_of(const char* prefix, std::chrono::sys_time<Period> begin) {
  return prefix + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(begin.time_since_epoch()).count());
}
std::string day_key(std::chrono::sys_days day) { return key_of("billing:requests:", day); }
std::string minute_key(std::chrono::sys_time<minutes> minute) { return key_of("billing:minute:", minute); }

Task<void> count(redis::Client& redis, tenancy::TenantId tenant, std::int64_t requests) {
  const auto now = base::Clock::now();
  const auto minute = minute_key(std::chrono::floor<minutes>(now));
  for (const auto& key : {day_key(std::chrono::floor<days>(now)), minute}) {
    std::vector<std::string> add{"HINCRBY", key, to_string(tenant), std::to_string(requests)};
    co_await redis.command(std::move(add));
  }
  std::vector<std::string> expire{"EXPIRE", minute, "180"};
  co_await redis.command(std::move(expire));
}

std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct Counted {
  tenancy::TenantId tenant;
  std::int64_t requests;
};

Task<std::vector<Counted>> read_counts(redis::Client& redis, std::string key) {
  std::vector<std::string> read{"HGETALL", key};
  const auto reply = co_await redis.command(std::move(read));
  std::vector<Counted> counts;
  for (std::size_t at = 0; at + 1 < reply.items.size(); at += 2) {
    const auto tenant = tenancy::TenantId::parse(reply.items[at].text);
    const auto requests = number_of(reply.items[at + 1].text);
    if (tenant && requests > 0) counts.push_back({*tenant, requests});
  }
  co_return counts;
}

Task<std::int64_t> requests_of_minute(redis::Client& redis, base::Timestamp minute, tenancy::TenantId tenant) {
  std::vector<std::string> read{"HGET", minute_key(std::chrono::floor<minutes>(minute)), to_string(tenant)};
  const auto reply = co_await redis.command(std::move(read));
  co_return number_of(reply.text);
}

Task<void> store(sql::Database& app, redis::Client& redis, base::Timestamp day, Counted counted) {
  const base::Timestamp minute = std::chrono::floor<minutes>(base::Clock::now());
  const auto of_minute = co_await requests_of_minute(redis, minute, counted.tenant);
  auto tx = co_await app.begin(tenancy::Scope::of(counted.tenant));
  co_await tx.run(R"sql(
    insert into billing.request_counts as present (day, requests, minute, minute_requests) values ($1, $2, $3, $4)
    on conflict (tenant_id, day) do update
      set requests = present.requests + excluded.requests, minute = excluded.minute,
          minute_requests = excluded.minute_requests
  )sql"_sql,
                  day, counted.requests, minute, of_minute);
  co_await tx.commit();
}

// What was stored is taken off; what was counted meanwhile stays.
Task<void> store_day(sql::Database& app, redis::Client& redis, std::chrono::sys_days day) {
  const auto key = day_key(day);
  auto counts = co_await read_counts(redis, key);
  for (const auto& counted : counts) {
    co_await store(app, redis, day, counted);
    std::vector<std::string> take{"HINCRBY", key, to_string(counted.tenant), std::to_string(-counted.requests)};
    co_await redis.command(std::move(take));
  }
  std::vector<std::string> expire{"EXPIRE", key, "259200"};
  co_await redis.command(std::move(expire));
}

// Yesterday too: its last seconds are still there after midnight.
Task<void> store_requests(sql::Database& app, redis::Client& redis, jobs::Scheduled&) {
  const auto today = std::chrono::floor<days>(base::Clock::now());
  co_await store_day(app, redis, today - days(1));
  co_await store_day(app, redis, today);
}

}  // namespace

void RequestMeter::note(tenancy::TenantId tenant, std::int64_t requests) {
  const std::lock_guard lock(mutex_);
  counts_[tenant] += requests;
}

Task<void> RequestMeter::hand_over(redis::Client& redis) {
  Counts counts;
  {
    const std::lock_guard lock(mutex_);
    counts.swap(counts_);
  }
  std::exception_ptr failure;
  for (const auto& [tenant, requests] : counts) {
    try {
      if (!failure) {
        co_await count(redis, tenant, requests);
        continue;
      }
    } catch (...) {
      failure = std::current_exception();
    }
    note(tenant, requests);
  }
  if (failure) std::rethrow_exception(failure);
}

Task<void> RequestMeter::follow(redis::Client& redis) {
  bool was_reachable = true;
  for (;;) {
    bool is_reachable = true;
    try {
      co_await hand_over(redis);
    } catch (const base::Error&) {
      is_reachable = false;
    }
    if (was_reachable && !is_reachable) base::log_warning("Requests are counted in memory only: Redis is away.");
    was_reachable = is_reachable;
    co_await base::sleep_for(handing_over);
  }
}

void add_request_schedule(jobs::Worker& worker, sql::Database& app, redis::Client& redis) {
  worker.every("billing.store_requests", storing, jobs::with(store_requests, app, redis));
}

}  // namespace billing
