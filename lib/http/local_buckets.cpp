// One map of times under a lock.
#include "http/local_buckets.hpp"

#include <algorithm>

#include "base/log.hpp"

namespace http {
namespace {

// About 15 MiB; beyond it those that are full are forgotten, and should that not help, all.
constexpr std::size_t most_buckets = 100'000;

}  // namespace

std::string bucket_key(const Claim& claim) {
  std::string key = "ratelimit:{" + claim.key + "}:";
  key += claim.bucket.name;
  return key;
}

LocalBuckets::LocalBuckets()
    : gauge_(base::gauge("dde_rate_limit_local", "1 while requests are counted in this process alone")) {}

std::vector<Debt> LocalBuckets::debts_of(const std::vector<Claim>& claims, base::Timestamp now) const {
  std::vector<Debt> debts;
  debts.reserve(claims.size());
  for (const auto& claim : claims) {
    const auto found = full_at_.find(bucket_key(claim));
    const Debt debt = found == full_at_.end() ? Debt::zero() : found->second - now;
    debts.push_back(std::clamp<Debt>(debt, Debt::zero(), claim.bucket.window));
  }
  return debts;
}

void LocalBuckets::write(const std::vector<Claim>& claims, const Verdict& verdict, base::Timestamp now) {
  if (full_at_.size() + claims.size() > most_buckets) make_room(now);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    full_at_.insert_or_assign(bucket_key(claims[i]), now + verdict.standings[i].debt);
  }
}

void LocalBuckets::make_room(base::Timestamp now) {
  std::erase_if(full_at_, [now](const auto& bucket) { return bucket.second <= now; });
  if (full_at_.size() > most_buckets / 2) full_at_.clear();
}

Verdict LocalBuckets::take(const std::vector<Claim>& claims) {
  const auto now = base::Clock::now();
  const std::lock_guard lock(mutex_);
  auto verdict = judge(claims, debts_of(claims, now));
  if (verdict.is_allowed) write(claims, verdict, now);
  return verdict;
}

std::optional<Verdict> LocalBuckets::known_refusal(const std::vector<Claim>& claims) const {
  const auto now = base::Clock::now();
  const std::lock_guard lock(mutex_);
  auto verdict = judge(claims, debts_of(claims, now));
  return verdict.is_allowed ? std::nullopt : std::optional(std::move(verdict));
}

void LocalBuckets::remember(const std::vector<Claim>& claims, const Verdict& verdict, base::Timestamp asked_at) {
  const std::lock_guard lock(mutex_);
  write(claims, verdict, asked_at);
}

void LocalBuckets::forget(const Claim& claim) {
  const std::lock_guard lock(mutex_);
  full_at_.erase(bucket_key(claim));
}

void LocalBuckets::begin_fallback() {
  const std::lock_guard lock(mutex_);
  if (++threads_in_fallback_ > 1) return;
  gauge_.set(1);
  base::log_warning("Redis does not answer in time: requests are counted in this process alone.");
}

void LocalBuckets::end_fallback() {
  const std::lock_guard lock(mutex_);
  if (--threads_in_fallback_ > 0) return;
  gauge_.set(0);
  base::log_info("Redis answers again: requests are counted there.");
}

}  // namespace http
