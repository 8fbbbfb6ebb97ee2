// Token buckets: which there are, and the arithmetic that Redis and memory share.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace http {

// Holds `capacity` requests and fills up evenly, from empty to full within `window`.
struct Bucket {
  std::string_view name;  // a constant
  std::int64_t capacity;
  std::chrono::seconds window{60};
};

enum class CountedBy { address, tenant };

struct NamedBucket {
  Bucket bucket;
  CountedBy counted_by;
};

// What Route::limited_by() may name. Numbers are per address or tenant, before the setting rate_limit_scale.
inline constexpr std::array<NamedBucket, 5> named_buckets{{
    {{"login", 20, std::chrono::seconds(60)}, CountedBy::address},
    {{"reset", 10, std::chrono::seconds(300)}, CountedBy::address},
    {{"register", 10, std::chrono::seconds(3600)}, CountedBy::address},
    {{"ai", 30, std::chrono::seconds(60)}, CountedBy::tenant},
    {{"deploy", 20, std::chrono::seconds(60)}, CountedBy::tenant},
}};
// Of every address, for open routes that name no bucket.
inline constexpr Bucket address_bucket{"address", 600, std::chrono::seconds(60)};

// Null for a name that is not in the table.
const NamedBucket* find_bucket(std::string_view name);

// Whose an address is: an IPv4 address is one person's, of IPv6 a person has the whole /64. IPv4 written as IPv6 is
// IPv4. What is no address stands for itself.
std::string address_key(std::string_view address);

// How long a bucket takes until it is full again; zero when nobody used it.
using Debt = std::chrono::microseconds;

// What one request takes from one bucket.
struct Claim {
  Bucket bucket;
  std::string key;  // who it is counted for
  std::int64_t cost = 1;

  // The debt it adds; at most the whole window, so that every request has its moment.
  Debt price() const;
};

// One bucket as a request found it; `debt` includes what the request took.
struct Standing {
  Bucket bucket;
  Debt debt;
  Debt wait{0};  // until the request could have what it asked for; zero when it got it

  std::int64_t remaining() const;
  // Until `wait` is over or one more request fits; rounded up.
  std::chrono::seconds next() const;
};

// All buckets of a request: it takes from each of them or from none.
struct Verdict {
  bool is_allowed = true;
  std::vector<Standing> standings = {};

  // The longest wait, at least 1 s.
  std::chrono::seconds retry_after() const;
  // RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers-11).
  void append_to(Headers& headers) const;
};

// Whether a bucket with this debt has room for the claim.
bool has_room(const Claim& claim, Debt debt);
// `debts` as they were before the request, one for each claim.
Verdict judge(const std::vector<Claim>& claims, const std::vector<Debt>& debts);

}  // namespace http
