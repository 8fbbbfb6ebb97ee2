// A bucket is one number, the time at which it is full again: taking from it moves that time (GCRA).
#include "http/buckets.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v6.hpp>

namespace http {
namespace {

namespace ip = boost::asio::ip;

Debt price_of_one(const Bucket& bucket) {
  return std::chrono::duration_cast<Debt>(bucket.window) / std::max<std::int64_t>(bucket.capacity, 1);
}

std::chrono::seconds rounded_up(Debt time) { return std::chrono::ceil<std::chrono::seconds>(time); }

}  // namespace

const NamedBucket* find_bucket(std::string_view name) {
  const auto found = std::ranges::find(named_buckets, name, [](const NamedBucket& one) { return one.bucket.name; });
  return found == named_buckets.end() ? nullptr : &*found;
}

std::string address_key(std::string_view address) {
  boost::system::error_code error;
  const auto parsed = ip::make_address(std::string(address), error);
  if (error) return std::string(address);
  if (parsed.is_v4()) return parsed.to_string();
  auto v6 = parsed.to_v6();
  if (v6.is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, v6).to_string();
  v6.scope_id(0);
  return ip::network_v6(v6, 64).canonical().to_string();
}

Debt Claim::price() const { return std::min<Debt>(bucket.window, price_of_one(bucket) * cost); }

bool has_room(const Claim& claim, Debt debt) { return debt + claim.price() <= claim.bucket.window; }

std::int64_t Standing::remaining() const {
  const auto one = price_of_one(bucket);
  if (one <= Debt::zero()) return bucket.capacity;
  return std::clamp<std::int64_t>((bucket.window - debt) / one, 0, bucket.capacity);
}

std::chrono::seconds Standing::next() const {
  if (wait > Debt::zero()) return rounded_up(wait);
  if (remaining() >= bucket.capacity) return std::chrono::seconds(0);
  const auto debt_with_one_more = bucket.window - price_of_one(bucket) * (remaining() + 1);
  return rounded_up(debt - debt_with_one_more);
}

std::chrono::seconds Verdict::retry_after() const {
  std::chrono::seconds longest(1);
  for (const auto& standing : standings) longest = std::max(longest, rounded_up(standing.wait));
  return longest;
}

void Verdict::append_to(Headers& headers) const {
  std::string limit;
  std::string policy;
  for (const auto& standing : standings) {
    const std::string name = (limit.empty() ? "\"" : ", \"") + std::string(standing.bucket.name) + '"';
    limit += name + ";r=" + std::to_string(standing.remaining()) + ";t=" + std::to_string(standing.next().count());
    policy += name + ";q=" + std::to_string(standing.bucket.capacity) +
              ";w=" + std::to_string(standing.bucket.window.count());
  }
  if (limit.empty()) return;
  headers.push_back({"RateLimit", std::move(limit)});
  headers.push_back({"RateLimit-Policy", std::move(policy)});
}

Verdict judge(const std::vector<Claim>& claims, const std::vector<Debt>& debts) {
  Verdict verdict;
  for (std::size_t i = 0; i < claims.size(); ++i) verdict.is_allowed &= has_room(claims[i], debts[i]);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto& claim = claims[i];
    const auto after = debts[i] + claim.price();
    const auto wait = std::max(Debt::zero(), after - Debt(claim.bucket.window));
    verdict.standings.push_back({claim.bucket, verdict.is_allowed ? after : debts[i], wait});
  }
  return verdict;
}

}  // namespace http
