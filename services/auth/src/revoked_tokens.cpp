// Two sorted sets in Redis: session ids by the second in which they ended, and in which their tokens became outdated.
#include "auth/revoked_tokens.hpp"

#include "auth/auth.hpp"
#include "auth/events.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/sleep.hpp"
#include "departed_clients.hpp"

namespace auth {
namespace {

using base::Task;

constexpr const char* ended_key = "auth:ended_sessions";
constexpr const char* outdated_key = "auth:outdated_sessions";
constexpr std::chrono::seconds interval{1};

std::int64_t seconds_of(base::Timestamp time) {
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

// What the longest access token has outlived is dropped on the way.
Task<void> note(redis::Client& redis, std::chrono::seconds ttl, const char* key, tenancy::SessionId session) {
  const auto now = seconds_of(base::Clock::now());
  std::vector<std::string> add{"ZADD", key, std::to_string(now), base::to_string(session)};
  co_await redis.command(std::move(add));
  std::vector<std::string> drop{"ZREMRANGEBYSCORE", key, "-inf", std::to_string(now - ttl.count() - 60)};
  co_await redis.command(std::move(drop));
}

// Twice is as good as once.
Task<void> note_ended_session(redis::Client& redis, std::chrono::seconds ttl, sql::Tx&, SessionEnded event) {
  co_await note(redis, ttl, ended_key, event.session_id);
}

Task<void> note_outdated_session(redis::Client& redis, std::chrono::seconds ttl, sql::Tx&, SessionOutdated event) {
  co_await note(redis, ttl, outdated_key, event.session_id);
}

Task<std::map<tenancy::SessionId, base::Timestamp>> read_times(redis::Client& redis, const char* key,
                                                               std::int64_t oldest) {
  std::vector<std::string> range{"ZRANGEBYSCORE", key, std::to_string(oldest), "+inf", "WITHSCORES"};
  const auto reply = co_await redis.command(std::move(range));
  std::map<tenancy::SessionId, base::Timestamp> times;
  for (std::size_t at = 0; at + 1 < reply.items.size(); at += 2) {
    const auto id = tenancy::SessionId::parse(reply.items[at].text);
    const std::chrono::seconds since{std::strtoll(reply.items[at + 1].text.c_str(), nullptr, 10)};
    if (id) times.emplace(*id, base::Timestamp(since));
  }
  co_return times;
}

}  // namespace

Revocation RevokedTokens::judge(tenancy::SessionId session, base::Timestamp issued_at) const {
  const auto known = known_.load();
  if (known->ended.contains(session)) return Revocation::ended;
  const auto outdated = known->outdated.find(session);
  const bool is_older = outdated != known->outdated.end() && issued_at <= outdated->second;
  return is_older ? Revocation::outdated : Revocation::none;
}

Task<void> RevokedTokens::read(redis::Client& redis, std::chrono::seconds ttl) {
  const auto oldest = seconds_of(base::Clock::now()) - ttl.count() - 60;
  auto known = std::make_shared<Known>();
  known->ended = co_await read_times(redis, ended_key, oldest);
  known->outdated = co_await read_times(redis, outdated_key, oldest);
  known_.store(std::move(known));
}

Task<void> RevokedTokens::follow(redis::Client& redis, std::chrono::seconds ttl) {
  bool was_reachable = true;
  for (;;) {
    bool is_reachable = true;
    try {
      co_await read(redis, ttl);
    } catch (const base::Error&) {
      is_reachable = false;
    }
    if (was_reachable && !is_reachable) base::log_warning("The list of revoked tokens cannot be read: Redis is away.");
    was_reachable = is_reachable;
    co_await base::sleep_for(interval);
  }
}

void add_listeners(events::Bus& bus, redis::Client& redis, std::chrono::seconds ttl) {
  bus.on<SessionEnded>("auth.note_ended_session", events::with(note_ended_session, redis, std::chrono::seconds(ttl)));
  bus.on<SessionOutdated>("auth.note_outdated_session",
                          events::with(note_outdated_session, redis, std::chrono::seconds(ttl)));
  add_departed_client_listener(bus);
}

}  // namespace auth
