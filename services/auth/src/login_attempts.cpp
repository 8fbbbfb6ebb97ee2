// Counters by account, by address and by both together, locked while they are judged.
#include "login_attempts.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/digest.hpp"
#include "mail_requests.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using namespace std::chrono_literals;
using tenancy::Scope;

constexpr Allowance of_account{5, 1h};
constexpr Allowance of_address{50, 5min};  // an office shares one
constexpr std::chrono::seconds longest_delay = 15min;
constexpr int doublings_to_longest = 10;  // 2^10 s is more than 15 minutes
constexpr std::chrono::hours known_for{24 * 90};
constexpr std::chrono::hours told_again_after{24};
constexpr std::chrono::hours kept_without_proof{24 * 7};

struct Keys {
  std::string account;  // empty where the request names none, as is `pair`
  std::string pair;
  std::string address;
};

struct Counter {
  std::string key;
  int tries;
  base::Timestamp tried_at;
  std::optional<base::Timestamp> proven_at;
};
BOOST_DESCRIBE_STRUCT(Counter, (), (key, tries, tried_at, proven_at))

std::string key_of(const Given& given, std::string text) {
  return base::to_base64url(crypto::hmac_sha256(given.options.token_key, "attempts|" + text));
}

Keys keys_of(const Given& given, const Attempt& attempt) {
  const auto network = network_of(attempt.address);
  Keys keys{.account = {}, .pair = {}, .address = key_of(given, "address|" + network)};
  if (attempt.account.empty()) return keys;
  const auto trial = std::to_string(static_cast<int>(attempt.trial)) + "|" + attempt.account;
  keys.account = key_of(given, "account|" + trial);
  keys.pair = key_of(given, "pair|" + network + "|" + trial);
  return keys;
}

// Sorted, because two transactions that lock the same rows do it in the same order.
std::vector<std::string> sorted(const Keys& keys) {
  std::vector<std::string> list;
  for (const auto& key : {keys.account, keys.pair, keys.address}) {
    if (!key.empty()) list.push_back(key);
  }
  std::ranges::sort(list);
  return list;
}

Task<std::vector<Counter>> lock_counters(sql::Tx& tx, Keys keys, base::Timestamp now) {
  co_return co_await tx.all<Counter>(R"sql(
    insert into auth.login_attempts (key, tried_at) select unnest($1::text[]), $2
    on conflict (key) do update set tries = login_attempts.tries
    returning key, tries, tried_at, proven_at
  )sql"_sql,
                                     sorted(keys), now);
}

const Counter* find(const std::vector<Counter>& counters, const std::string& key) {
  const auto found = std::ranges::find(counters, key, &Counter::key);
  return found == counters.end() ? nullptr : &*found;
}

Tries tries_of(const Counter& counter) { return {counter.tries, counter.tried_at}; }

bool is_known(const std::vector<Counter>& counters, const Keys& keys, base::Timestamp now) {
  const auto* pair = find(counters, keys.pair);
  return pair != nullptr && pair->proven_at && now - *pair->proven_at < known_for;
}

struct Counting {
  const Counter* counter;
  Allowance allowance;
};

// The counters that this attempt counts in and is judged by: its address, and the account either as a whole or, from
// where it is known, there alone.
std::vector<Counting> counters_for(const std::vector<Counter>& counters, const Keys& keys, base::Timestamp now) {
  std::vector<Counting> chosen;
  chosen.push_back({find(counters, keys.address), of_address});
  if (keys.account.empty()) return chosen;
  const auto& account = is_known(counters, keys, now) ? keys.pair : keys.account;
  chosen.push_back({find(counters, account), of_account});
  return chosen;
}

Task<void> set_tries(sql::Tx& tx, std::string key, int tries, base::Timestamp tried_at) {
  co_await tx.run(R"sql(
    update auth.login_attempts set tries = $2, tried_at = $3 where key = $1
  )sql"_sql,
                  key, tries, tried_at);
}

base::Error too_early(std::chrono::seconds wait) {
  return base::too_many(
      "too_many_attempts",
      "There were too many attempts. Please wait " + std::to_string(wait.count()) + " seconds and try again.", wait);
}

Task<void> take_one_back(sql::Tx& tx, const Counter* counter) {
  const int tries = std::max(counter->tries - 1, 0);
  co_await set_tries(tx, counter->key, tries, counter->tried_at);
}

// Of all trials, those of the account as a whole and from each address.
std::vector<std::string> counters_of(const Given& given, const std::string& account,
                                     const std::vector<std::string>& addresses) {
  std::vector<std::string> keys;
  for (const auto trial : {Trial::password, Trial::second_factor, Trial::reset}) {
    keys.push_back(keys_of(given, {trial, account, {}}).account);
    for (const auto& address : addresses) keys.push_back(keys_of(given, {trial, account, address}).pair);
  }
  return keys;
}

Task<void> note_proof(sql::Tx& tx, std::string pair, base::Timestamp now) {
  co_await tx.run(R"sql(
    update auth.login_attempts set tries = 0, proven_at = $2 where key = $1
  )sql"_sql,
                  pair, now);
}

}  // namespace

int remembered(const Tries& tries, Allowance allowance, base::Timestamp now) {
  const auto forgotten = std::max<std::int64_t>((now - tries.last_at) / allowance.forgets_one_in, 0);
  return static_cast<int>(std::max<std::int64_t>(tries.count - forgotten, 0));
}

int with_one_more(const Tries& tries, Allowance allowance, base::Timestamp now) {
  return std::min(remembered(tries, allowance, now) + 1, allowance.free + doublings_to_longest);
}

std::chrono::seconds wait_of(const Tries& tries, Allowance allowance, base::Timestamp now) {
  const int beyond = remembered(tries, allowance, now) - allowance.free;
  if (beyond < 0) return 0s;
  const std::chrono::seconds delay{1 << std::min(beyond, doublings_to_longest)};
  const auto until = tries.last_at + std::min(delay, longest_delay);
  return std::max(std::chrono::ceil<std::chrono::seconds>(until - now), 0s);
}

std::string network_of(const std::string& address) {
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  constexpr std::array<unsigned char, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::ranges::equal(v4_prefix, std::span(bytes).first(v4_prefix.size()))) {
    std::array<char, INET_ADDRSTRLEN> text{};
    return ::inet_ntop(AF_INET, bytes.data() + v4_prefix.size(), text.data(), text.size());
  }
  return base::to_hex({reinterpret_cast<const char*>(bytes.data()), 8}) + "::/64";
}

Task<void> require_may_try(Given& given, sql::Database& db, Attempt attempt) {
  const auto keys = keys_of(given, attempt);
  const auto now = base::Clock::now();
  auto tx = co_await db.begin(Scope::nobody());
  const auto counters = co_await lock_counters(tx, keys, now);
  const auto chosen = counters_for(counters, keys, now);
  auto wait = 0s;
  for (const auto& [counter, allowance] : chosen) wait = std::max(wait, wait_of(tries_of(*counter), allowance, now));
  if (wait > 0s) throw too_early(wait);
  for (const auto& [counter, allowance] : chosen) {
    const int tries = with_one_more(tries_of(*counter), allowance, now);
    co_await set_tries(tx, counter->key, tries, now);
  }
  co_await tx.commit();
}

// Unknown accounts cost the same: the job that finds the owner, or nobody, is enqueued for them too.
Task<void> note_failure(Given& given, sql::Database& db, Attempt attempt) {
  if (attempt.account.empty()) co_return;
  const auto keys = keys_of(given, attempt);
  const auto now = base::Clock::now();
  auto tx = co_await db.begin(mail_requests_scope());
  const auto told = co_await tx.run(R"sql(
    update auth.login_attempts set told_at = $2
    where key = $1 and tries >= $3 and (told_at is null or told_at < $4)
  )sql"_sql,
                                    keys.account, now, of_account.free, base::Timestamp(now - told_again_after));
  if (told == 1) co_await request_mail(tx, MailWish::delay_notice, attempt.account);
  co_await tx.commit();
}

Task<void> note_success(Given& given, sql::Database& db, Attempt attempt) {
  const auto keys = keys_of(given, attempt);
  const auto now = base::Clock::now();
  auto tx = co_await db.begin(Scope::nobody());
  const auto counters = co_await lock_counters(tx, keys, now);
  const auto* address = find(counters, keys.address);
  co_await take_one_back(tx, address);
  if (!attempt.account.empty()) {
    if (!is_known(counters, keys, now)) co_await set_tries(tx, keys.account, 0, now);
    co_await note_proof(tx, keys.pair, now);
  }
  co_await tx.commit();
}

Task<void> take_attempt_back(Given& given, sql::Database& db, Attempt attempt) {
  const auto keys = keys_of(given, attempt);
  const auto now = base::Clock::now();
  auto tx = co_await db.begin(Scope::nobody());
  const auto counters = co_await lock_counters(tx, keys, now);
  const auto chosen = counters_for(counters, keys, now);
  for (const auto& counting : chosen) co_await take_one_back(tx, counting.counter);
  co_await tx.commit();
}

Task<AccountDelay> get_delay(Given& given, sql::Queries& db, std::string account, std::vector<std::string> addresses) {
  const auto keys = counters_of(given, account, addresses);
  const auto now = base::Clock::now();
  const auto counters = co_await db.all<Counter>(R"sql(
    select key, tries, tried_at, proven_at from auth.login_attempts where key = any ($1)
  )sql"_sql,
                                                 keys);
  AccountDelay delay;
  for (const auto& counter : counters) {
    delay.tries = std::max(delay.tries, remembered(tries_of(counter), of_account, now));
    delay.wait = std::max(delay.wait, wait_of(tries_of(counter), of_account, now));
  }
  co_return delay;
}

Task<void> lift_delay(Given& given, sql::Tx& tx, std::string account, std::vector<std::string> addresses) {
  const auto keys = counters_of(given, account, addresses);
  co_await tx.run(R"sql(
    update auth.login_attempts set tries = 0 where key = any ($1)
  )sql"_sql,
                  keys);
}

Task<void> purge_login_attempts(sql::Database& db) {
  const auto now = base::Clock::now();
  auto tx = co_await db.begin(Scope::nobody());
  co_await tx.run(R"sql(
    delete from auth.login_attempts where tried_at < $1 and (proven_at is null or proven_at < $2)
  )sql"_sql,
                  base::Timestamp(now - kept_without_proof), base::Timestamp(now - known_for));
  co_await tx.commit();
}

}  // namespace auth
