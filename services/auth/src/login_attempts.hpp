// Guessing takes ever longer: how soon an account, or somebody at an address, may try again.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "auth/auth.hpp"
#include "base/task.hpp"
#include "base/time.hpp"
#include "sql/database.hpp"

namespace auth {

// What is tried. Each counts for itself, so that a right password does not clear wrong second factors.
enum class Trial { password, second_factor, reset };

// `account` is the e-mail address, whether or not it has an account; empty where the request names none.
struct Attempt {
  Trial trial;
  std::string account;
  std::string address;  // Caller::address
};

// Before anything expensive: counts the attempt and throws base::too_many ("too_many_attempts", with Retry-After) when
// it comes too early. Exact among parallel attempts and processes: what is counted is the try, before its outcome.
// Afterwards exactly one of the others is called. Begins a transaction of its own, as they do.
base::Task<void> require_may_try(Given& given, sql::Database& db, Attempt attempt);
// The owner of the account is told by mail when its delays begin, at most once a day.
base::Task<void> note_failure(Given& given, sql::Database& db, Attempt attempt);
// Clears what was counted against the account; from this address it is known for 90 days: attempts elsewhere do not
// delay it there, so nobody can lock an owner out of the usual place.
base::Task<void> note_success(Given& given, sql::Database& db, Attempt attempt);
// There was no outcome (the server was too busy): as if the attempt had not been.
base::Task<void> take_attempt_back(Given& given, sql::Database& db, Attempt attempt);

// How an account stands, whatever is tried: of all its counters the most tries and the longest wait. `addresses` are
// the places it is known from, which count for themselves.
struct AccountDelay {
  int tries = 0;
  std::chrono::seconds wait{0};
};
base::Task<AccountDelay> get_delay(Given& given, sql::Queries& db, std::string account,
                                   std::vector<std::string> addresses);
// Forgets what was counted against it, so that its owner may try at once.
base::Task<void> lift_delay(Given& given, sql::Tx& tx, std::string account, std::vector<std::string> addresses);

// Forgets attempts without consequences. For a schedule.
base::Task<void> purge_login_attempts(sql::Database& db);

// One of the counters.
struct Tries {
  int count = 0;
  base::Timestamp last_at = {};
};

// How a counter forgives: the first `free` tries cost no delay, one is forgotten in each `forgets_one_in`.
struct Allowance {
  int free;
  std::chrono::seconds forgets_one_in;
};

// What of the tries still counts at `now`. Pure.
int remembered(const Tries& tries, Allowance allowance, base::Timestamp now);
// With one more; never more than lead to the longest delay. Pure.
int with_one_more(const Tries& tries, Allowance allowance, base::Timestamp now);
// How long the next try has to wait: nothing while tries are free, then 1 s after the last one, 2 s, 4 s, up to
// 15 minutes. Pure.
std::chrono::seconds wait_of(const Tries& tries, Allowance allowance, base::Timestamp now);

// IPv6 addresses of one /64 are one place; an IPv4 address in IPv6 clothes is itself. Pure.
std::string network_of(const std::string& address);

}  // namespace auth
