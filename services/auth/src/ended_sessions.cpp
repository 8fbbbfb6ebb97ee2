// A sorted set in Redis: session ids by the second they ended.
#include "auth/ended_sessions.hpp"

#include "auth/auth.hpp"
#include "auth/events.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/sleep.hpp"

namespace auth {
namespace {

using base::Task;

constexpr const char* key = "auth:ended_sessions";
constexpr std::chrono::seconds interval{1};

std::int64_t seconds_of(base::Timestamp time) {
  return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

// Twice is as good as once. What the longest access token has outlived is dropped on the way.
Task<void> note_ended_session(redis::Client& redis, std::chrono::seconds ttl, sql::Tx&, SessionEnded event) {
  const auto now = seconds_of(base::Clock::now());
  std::vector<std::string> add{"ZADD", key, std::to_string(now), base::to_string(event.session_id)};
  co_await redis.command(std::move(add));
  std::vector<std::string> drop{"ZREMRANGEBYSCORE", key, "-inf", std::to_string(now - ttl.count() - 60)};
  co_await redis.command(std::move(drop));
}

}  // namespace

Task<void> EndedSessions::read(redis::Client& redis, std::chrono::seconds ttl) {
  const auto oldest = seconds_of(base::Clock::now()) - ttl.count() - 60;
  std::vector<std::string> range{"ZRANGEBYSCORE", key, std::to_string(oldest), "+inf"};
  const auto reply = co_await redis.command(std::move(range));
  auto sessions = std::make_shared<Sessions>();
  for (const auto& item : reply.items) {
    if (const auto id = tenancy::SessionId::parse(item.text)) sessions->insert(*id);
  }
  known_.store(std::move(sessions));
}

Task<void> EndedSessions::follow(redis::Client& redis, std::chrono::seconds ttl) {
  bool was_reachable = true;
  for (;;) {
    bool is_reachable = true;
    try {
      co_await read(redis, ttl);
    } catch (const base::Error&) {
      is_reachable = false;
    }
    if (was_reachable && !is_reachable) base::log_warning("The list of ended sessions cannot be read: Redis is away.");
    was_reachable = is_reachable;
    co_await base::sleep_for(interval);
  }
}

void add_listeners(events::Bus& bus, redis::Client& redis, std::chrono::seconds ttl) {
  bus.on<SessionEnded>("auth.note_ended_session", events::with(note_ended_session, redis, std::chrono::seconds(ttl)));
}

}  // namespace auth
