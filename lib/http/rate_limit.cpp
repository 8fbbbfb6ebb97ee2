// The script, and the breaker before it.
#include "http/rate_limit.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <optional>

#include "base/error.hpp"
#include "base/sleep.hpp"
#include "redis/client.hpp"

namespace http {
namespace {

using SteadyClock = std::chrono::steady_clock;

// ARGV holds price and window of each bucket in microseconds; the answer is their debts before the request, from which
// judge() draws the conclusion that is drawn here. A bucket's value is the time at which it is full, by the clock of
// Redis; a full one needs no key.
const redis::Script& take_script() {
  static const redis::Script script(R"lua(
    local clock = redis.call('TIME')
    local now = clock[1] * 1000000 + clock[2]
    local debts, has_room = {}, true
    for i, key in ipairs(KEYS) do
      local price, window = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
      local full_at = tonumber(redis.call('GET', key) or now)
      debts[i] = math.min(math.max(full_at - now, 0), window)
      has_room = has_room and debts[i] + price <= window
    end
    if has_room then
      for i, key in ipairs(KEYS) do
        local debt = debts[i] + tonumber(ARGV[2 * i - 1])
        redis.call('SET', key, string.format('%.0f', now + debt), 'PX', math.ceil(debt / 1000) + 1)
      end
    end
    return debts
  )lua");
  return script;
}

// ARGV holds the windows; the answer is the debts.
const redis::Script& look_script() {
  static const redis::Script script(R"lua(
    local clock = redis.call('TIME')
    local now = clock[1] * 1000000 + clock[2]
    local debts = {}
    for i, key in ipairs(KEYS) do
      local full_at = tonumber(redis.call('GET', key) or now)
      debts[i] = math.min(math.max(full_at - now, 0), tonumber(ARGV[i]))
    end
    return debts
  )lua");
  return script;
}

redis::Options client_options(const RateLimitOptions& options) {
  return {.deadline = options.deadline, .last_pause = options.pause};
}

// Nothing for an answer that is not the script's.
std::optional<Verdict> read_answer(const std::vector<Claim>& claims, const redis::Reply& reply) {
  if (reply.items.size() != claims.size()) return std::nullopt;
  std::vector<Debt> debts;
  debts.reserve(claims.size());
  for (const auto& item : reply.items) debts.emplace_back(item.number);
  return judge(claims, debts);
}

}  // namespace

struct RateLimit::Store : std::enable_shared_from_this<Store> {
  Store(boost::asio::io_context& io, LocalBuckets& its_local, RateLimitOptions its_options)
      : context(io),
        local(its_local),
        options(std::move(its_options)),
        client(io, options.redis_url, client_options(options)) {}

  boost::asio::io_context& context;
  LocalBuckets& local;
  RateLimitOptions options;
  redis::Client client;
  bool is_away = false;
  bool is_over = false;

  base::Task<std::optional<Verdict>> ask(const std::vector<Claim>& claims);
  void leave_alone();
  static base::Task<void> look_again(std::shared_ptr<Store> self);
};

base::Task<std::optional<Verdict>> RateLimit::Store::ask(const std::vector<Claim>& claims) {
  std::vector<std::string> keys;
  std::vector<std::string> numbers;
  keys.reserve(claims.size());
  numbers.reserve(claims.size() * 2);
  for (const auto& claim : claims) {
    keys.push_back(bucket_key(claim));
    numbers.push_back(std::to_string(claim.price().count()));
    numbers.push_back(std::to_string(Debt(claim.bucket.window).count()));
  }
  const auto asked_at = SteadyClock::now();
  std::optional<Verdict> verdict;
  try {
    const auto reply = co_await client.eval(take_script(), std::move(keys), std::move(numbers));
    verdict = read_answer(claims, reply);
  } catch (const base::Error&) {
    // Away, or it refuses the script: told by the missing verdict.
  }
  if (!verdict || SteadyClock::now() - asked_at > options.deadline) leave_alone();
  co_return verdict;
}

void RateLimit::Store::leave_alone() {
  if (is_away || is_over) return;
  is_away = true;
  local.begin_fallback();
  boost::asio::co_spawn(context, look_again(shared_from_this()), boost::asio::detached);
}

base::Task<void> RateLimit::Store::look_again(std::shared_ptr<Store> self) {
  while (self->is_away && !self->is_over) {
    co_await base::sleep_for(self->options.pause);
    if (self->is_over) co_return;
    const auto asked_at = SteadyClock::now();
    const bool answers = co_await self->client.ping();
    self->is_away = !answers || SteadyClock::now() - asked_at > self->options.deadline;
  }
  if (!self->is_over) self->local.end_fallback();
}

RateLimit::RateLimit(boost::asio::io_context& context, LocalBuckets& local, RateLimitOptions options)
    : local_(local), store_(std::make_shared<Store>(context, local, std::move(options))) {}

RateLimit::~RateLimit() {
  if (store_->is_away) local_.end_fallback();
  store_->is_over = true;
  store_->client.close();
}

base::Task<std::vector<Standing>> RateLimit::look(std::vector<Claim> claims) {
  std::vector<std::string> keys;
  std::vector<std::string> windows;
  for (const auto& claim : claims) {
    keys.push_back(bucket_key(claim));
    windows.push_back(std::to_string(Debt(claim.bucket.window).count()));
  }
  const auto reply = co_await store_->client.eval(look_script(), std::move(keys), std::move(windows));
  std::vector<Standing> standings;
  for (std::size_t i = 0; i < claims.size() && i < reply.items.size(); ++i) {
    standings.push_back({claims[i].bucket, Debt(reply.items[i].number), Debt::zero()});
  }
  co_return standings;
}

base::Task<void> RateLimit::refill(Claim claim) {
  std::vector<std::string> remove{"DEL", bucket_key(claim)};
  co_await store_->client.command(std::move(remove));
  local_.forget(claim);
}

base::Task<Verdict> RateLimit::take(std::vector<Claim> claims) {
  if (store_->is_away) co_return local_.take(claims);
  if (auto refusal = local_.known_refusal(claims)) co_return *std::move(refusal);
  const auto asked_at = base::Clock::now();
  auto verdict = co_await store_->ask(claims);
  if (!verdict) co_return local_.take(claims);
  local_.remember(claims, *verdict, asked_at);
  co_return *std::move(verdict);
}

}  // namespace http
