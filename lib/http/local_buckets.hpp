// The buckets of one process: what it knows of those in Redis, and what counts while Redis is away.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/metrics.hpp"
#include "base/time.hpp"
#include "http/buckets.hpp"

namespace http {

// Shared by all threads of the process; a call takes a lock for a fraction of a microsecond.
class LocalBuckets {
 public:
  LocalBuckets();

  // Takes from these buckets alone.
  Verdict take(const std::vector<Claim>& claims);

  // The verdict where it is known without asking: Redis cannot have more room than it had. Nothing otherwise.
  std::optional<Verdict> known_refusal(const std::vector<Claim>& claims) const;
  // The debts that Redis told of the buckets, asked at `asked_at`. A fallback goes on from there.
  void remember(const std::vector<Claim>& claims, const Verdict& verdict, base::Timestamp asked_at);

  // Somebody has filled the bucket: what is known of it is wrong.
  void forget(const Claim& claim);

  // A thread begins and ends to count here. The first and the last one are logged and shown by the gauge
  // dde_rate_limit_local.
  void begin_fallback();
  void end_fallback();

 private:
  // By name and key of the bucket: when it is full again.
  using FullAt = std::unordered_map<std::string, base::Timestamp>;

  std::vector<Debt> debts_of(const std::vector<Claim>& claims, base::Timestamp now) const;
  void write(const std::vector<Claim>& claims, const Verdict& verdict, base::Timestamp now);
  void make_room(base::Timestamp now);

  mutable std::mutex mutex_;
  FullAt full_at_;
  int threads_in_fallback_ = 0;
  base::Gauge gauge_;
};

// The name of a bucket in Redis and here. The braces keep all buckets of one holder in one slot of a cluster.
std::string bucket_key(const Claim& claim);

}  // namespace http
