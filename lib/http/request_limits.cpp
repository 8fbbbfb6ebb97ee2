// From route and caller to buckets.
#include "http/request_limits.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace http {

RequestLimits::RequestLimits(RateLimit& rate_limit, PlanCache& plans, std::int64_t scale)
    : rate_limit_(rate_limit), plans_(plans), scale_(scale) {}

Claim RequestLimits::claim(const Bucket& bucket, std::string key, std::int64_t cost) const {
  return {{bucket.name, bucket.capacity * scale_, bucket.window}, std::move(key), cost};
}

base::Task<Verdict> RequestLimits::take_refused(const Caller& caller) {
  std::vector<Claim> claims{claim(address_bucket, address_key(caller.address))};
  co_return co_await rate_limit_.take(std::move(claims));
}

base::Task<Verdict> RequestLimits::take(const Route& route, const Call& call) {
  if (route.is_unlisted()) co_return Verdict{};
  std::vector<Claim> claims;
  const auto* named = find_bucket(route.bucket());
  const auto address = address_key(call.caller.address);
  if (call.member) {
    const Bucket plan{"plan", co_await plans_.requests_per_minute(call.member->tenant_id)};
    claims.push_back(claim(plan, base::to_string(call.member->tenant_id), route.cost()));
  } else if (named == nullptr) {
    claims.push_back(claim(address_bucket, address));
  }
  if (named != nullptr) {
    const bool is_by_tenant = named->counted_by == CountedBy::tenant;
    claims.push_back(claim(named->bucket, is_by_tenant ? base::to_string(call.member.value().tenant_id) : address));
  }
  co_return co_await rate_limit_.take(std::move(claims));
}

base::Task<std::vector<Claim>> RequestLimits::claims_of(tenancy::TenantId tenant) {
  const auto key = base::to_string(tenant);
  const Bucket plan{"plan", co_await plans_.requests_per_minute(tenant)};
  std::vector<Claim> claims{claim(plan, key)};
  for (const auto& named : named_buckets) {
    if (named.counted_by == CountedBy::tenant) claims.push_back(claim(named.bucket, key));
  }
  co_return claims;
}

base::Task<std::vector<Standing>> RequestLimits::look(tenancy::TenantId tenant) {
  auto claims = co_await claims_of(tenant);
  co_return co_await rate_limit_.look(std::move(claims));
}

base::Task<void> RequestLimits::refill(tenancy::TenantId tenant, std::string bucket) {
  const auto claims = co_await claims_of(tenant);
  const auto found = std::ranges::find(claims, bucket, [](const Claim& one) { return one.bucket.name; });
  if (found == claims.end()) throw base::not_found();
  co_await rate_limit_.refill(*found);
}

}  // namespace http
