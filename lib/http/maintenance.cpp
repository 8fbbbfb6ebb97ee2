// One key in Redis that holds the message.
#include "http/maintenance.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/sleep.hpp"
#include "http/turned_away.hpp"

namespace http {
namespace {

constexpr const char* key = "gateway:maintenance";
constexpr const char* general_message = "The platform is being looked after and will be back soon.";
constexpr std::chrono::seconds interval{1};
constexpr std::chrono::seconds come_back_after{60};

bool is_administrator(const tenancy::Member& who) { return who.role == tenancy::Role::admin || who.impersonator_id; }

}  // namespace

void Maintenance::require_open(const Route& route, const std::optional<tenancy::Member>& who) const {
  const auto message = message_.load();
  if (message == nullptr || route.stays_open_in_maintenance()) return;
  if (who && is_administrator(*who)) return;
  throw TurnedAway("maintenance", *message, come_back_after);
}

base::Task<void> Maintenance::read(redis::Client& redis) {
  std::vector<std::string> get{"GET", key};
  const auto reply = co_await redis.command(std::move(get));
  const bool is_wanted = !reply.is_nil();
  if (is_wanted != is_on()) base::log_info(is_wanted ? "Maintenance mode is on" : "Maintenance mode is off");
  message_.store(is_wanted ? std::make_shared<const std::string>(reply.text) : nullptr);
}

base::Task<void> Maintenance::follow(redis::Client& redis) {
  for (;;) {
    try {
      co_await read(redis);
    } catch (const base::Error&) {
      // The mode stays; who cannot reach Redis says so elsewhere.
    }
    co_await base::sleep_for(interval);
  }
}

base::Task<void> Maintenance::switch_on(redis::Client& redis, std::string message) {
  std::vector<std::string> set{"SET", key, message.empty() ? general_message : std::move(message)};
  co_await redis.command(std::move(set));
}

base::Task<void> Maintenance::switch_off(redis::Client& redis) {
  std::vector<std::string> del{"DEL", key};
  co_await redis.command(std::move(del));
}

}  // namespace http
