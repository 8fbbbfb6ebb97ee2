// A set of ids in Redis, written by listeners and, against its loss, again and again from PostgreSQL.
#include "tenants/closed_tenants.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/sleep.hpp"
#include "tenants/events.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;

constexpr const char* closed_key = "tenants:closed";
constexpr std::chrono::seconds reading{1};
constexpr std::chrono::seconds telling{30};

base::Error suspended() {
  return base::forbidden("tenant_suspended", "This agency is suspended. Ask its owner or the platform's support.");
}

Task<tenancy::Member> authenticate(const ClosedTenants& closed, const http::Authenticator& inner, sql::Database* db,
                                   std::string_view bearer) {
  auto member = co_await inner(db, bearer);
  if (closed.contains(member.tenant_id) && !member.impersonator_id) throw suspended();
  co_return member;
}

Task<void> note_closed(redis::Client& redis, sql::Tx&, TenantClosed event) {
  std::vector<std::string> add{"SADD", closed_key, to_string(event.tenant_id)};
  co_await redis.command(std::move(add));
}

Task<void> note_reopened(redis::Client& redis, sql::Tx&, TenantReopened event) {
  std::vector<std::string> remove{"SREM", closed_key, to_string(event.tenant_id)};
  co_await redis.command(std::move(remove));
}

Task<std::set<tenancy::TenantId>> read_closed(redis::Client& redis) {
  std::vector<std::string> members{"SMEMBERS", closed_key};
  const auto reply = co_await redis.command(std::move(members));
  std::set<tenancy::TenantId> closed;
  for (const auto& item : reply.items) {
    if (const auto id = tenancy::TenantId::parse(item.text)) closed.insert(*id);
  }
  co_return closed;
}

Task<void> change_list(redis::Client& redis, const char* how, std::set<tenancy::TenantId> tenants) {
  if (tenants.empty()) co_return;
  std::vector<std::string> command{how, closed_key};
  for (const auto& tenant : tenants) command.push_back(to_string(tenant));
  co_await redis.command(std::move(command));
}

// Also mends the order of events: closed and reopened may be heard the other way round. Redis is read first, so that
// an agency that is closed meanwhile is not taken for one that was reopened.
Task<void> tell_closed(sql::Database& system, redis::Client& redis, jobs::Scheduled&) {
  auto outdated = co_await read_closed(redis);
  auto reader = system.read_system();
  auto rows = co_await reader.all<tenancy::TenantId>(R"sql(
    select id from tenants.tenants where status <> 'active'
  )sql"_sql);
  const std::set<tenancy::TenantId> closed(rows.begin(), rows.end());
  for (const auto& tenant : closed) outdated.erase(tenant);
  co_await change_list(redis, "SADD", closed);
  co_await change_list(redis, "SREM", outdated);
}

}  // namespace

Task<void> ClosedTenants::read(redis::Client& redis) {
  auto closed = co_await read_closed(redis);
  known_.store(std::make_shared<const Ids>(std::move(closed)));
}

Task<void> ClosedTenants::follow(redis::Client& redis) {
  bool was_reachable = true;
  for (;;) {
    bool is_reachable = true;
    try {
      co_await read(redis);
    } catch (const base::Error&) {
      is_reachable = false;
    }
    if (was_reachable && !is_reachable) base::log_warning("The list of closed agencies cannot be read: Redis is away.");
    was_reachable = is_reachable;
    co_await base::sleep_for(reading);
  }
}

http::Authenticator refusing_closed(const ClosedTenants& closed, http::Authenticator inner) {
  return [&closed, inner = std::move(inner)](sql::Database* db, std::string_view bearer) {
    return authenticate(closed, inner, db, bearer);
  };
}

void add_closing_listeners(events::Bus& bus, redis::Client& redis) {
  bus.on<TenantClosed>("tenants.note_closed", events::with(note_closed, redis));
  bus.on<TenantReopened>("tenants.note_reopened", events::with(note_reopened, redis));
}

void add_closing_schedule(jobs::Worker& worker, sql::Database& system, redis::Client& redis) {
  worker.every("tenants.tell_closed", telling, jobs::with(tell_closed, system, redis));
}

}  // namespace tenants
