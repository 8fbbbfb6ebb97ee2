// Which buckets a request takes from.
#pragma once

#include <cstdint>

#include "http/handler.hpp"
#include "http/plan_limits.hpp"
#include "http/rate_limit.hpp"
#include "http/routes.hpp"

namespace http {

// One a thread.
class RequestLimits {
 public:
  // Every capacity is multiplied by `scale`. The two outlive it.
  RequestLimits(RateLimit& rate_limit, PlanCache& plans, std::int64_t scale = 1);

  // A signed-in request takes the route's cost from its tenant's bucket "plan", an open one takes one from the bucket
  // of its address; the bucket that the route names comes on top of the one and in place of the other. Unlisted routes
  // are free.
  base::Task<Verdict> take(const Route& route, const Call& call);
  // A request that finds no route, or may not use it, takes one from the bucket of its address.
  base::Task<Verdict> take_refused(const Caller& caller);

  // The buckets that are counted for a tenant, as RateLimit::look.
  base::Task<std::vector<Standing>> look(tenancy::TenantId tenant);
  // Fills one of them again; base::not_found for a name that is none of them.
  base::Task<void> refill(tenancy::TenantId tenant, std::string bucket);

 private:
  Claim claim(const Bucket& bucket, std::string key, std::int64_t cost = 1) const;
  base::Task<std::vector<Claim>> claims_of(tenancy::TenantId tenant);

  RateLimit& rate_limit_;
  PlanCache& plans_;
  std::int64_t scale_;
};

}  // namespace http
