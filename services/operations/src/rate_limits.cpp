// Read from Redis without taking anything.
#include "rate_limits.hpp"

#include <boost/describe/class.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "http/acts.hpp"
#include "http/request_limits.hpp"
#include "shape/types.hpp"
#include "tenants/directory.hpp"

namespace operations {
namespace {

using base::Task;
using tenancy::Member;
using tenancy::Scope;
using tenancy::TenantId;

struct AgencyRef {
  TenantId agency_id;
};
BOOST_DESCRIBE_STRUCT(AgencyRef, (), (agency_id))

struct BucketState {
  std::string name;
  std::int64_t limit;
  std::int64_t remaining;
  std::int64_t window_seconds;  // from empty to full
  std::int64_t full_in_seconds;
};
BOOST_DESCRIBE_STRUCT(BucketState, (), (name, limit, remaining, window_seconds, full_in_seconds))

struct BucketList {
  std::vector<BucketState> data;
};
BOOST_DESCRIBE_STRUCT(BucketList, (), (data))

struct Refill {
  TenantId agency_id;
  shape::Slug bucket;
  shape::Text<5, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Refill, (), (agency_id, bucket, reason))

BucketState state_of(const http::Standing& standing) {
  const auto full_in = std::chrono::ceil<std::chrono::seconds>(standing.debt);
  return {std::string(standing.bucket.name), standing.bucket.capacity, standing.remaining(),
          standing.bucket.window.count(), full_in.count()};
}

http::RequestLimits& counted(http::RequestLimits* limits) {
  if (limits == nullptr) throw base::unavailable("Requests are not counted here.");
  return *limits;
}

Task<BucketList> list_rate_limits(Member, sql::Database& db, http::RequestLimits* limits, AgencyRef in) {
  auto reader = db.read(Scope::of(in.agency_id));
  co_await tenants::get_agency(reader);
  const auto standings = co_await counted(limits).look(in.agency_id);
  BucketList list;
  for (const auto& standing : standings) list.data.push_back(state_of(standing));
  co_return list;
}

// The act is written first: a bucket is never filled without a line that says so.
Task<void> refill_rate_limit(Member who, sql::Database& db, http::RequestLimits* limits, Refill in) {
  auto tx = co_await db.begin(Scope::of(in.agency_id));
  co_await tenants::get_agency(tx);
  http::Act act{who.user_id, "refill_rate_limit", in.bucket.str(), in.reason.str()};
  co_await http::note_act(tx, act);
  auto& buckets = counted(limits);
  const auto standings = co_await buckets.look(in.agency_id);
  const bool is_known =
      std::ranges::find(standings, in.bucket.str(), [](const auto& one) { return one.bucket.name; }) != standings.end();
  if (!is_known) throw base::invalid("bucket", "not_one_of", "This agency has no such bucket.");
  co_await tx.commit();
  co_await buckets.refill(in.agency_id, in.bucket.str());
}

}  // namespace

void add_rate_limit_routes(http::Routes& r) {
  r.get("/api/v1/operations/rate-limits/{agencyId}", list_rate_limits)
      .says("Show what is left in an agency's buckets of requests")
      .named("list_rate_limits")
      .needs("platform:read_limits");
  r.post("/api/v1/operations/rate-limits/{agencyId}/refill", refill_rate_limit)
      .says("Fill one of an agency's buckets of requests again")
      .named("refill_rate_limit")
      .needs("platform:change_limits");
}

}  // namespace operations
