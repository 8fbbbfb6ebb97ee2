// Counting requests in Redis, one bucket for all processes.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "http/buckets.hpp"
#include "http/local_buckets.hpp"

namespace http {

struct RateLimitOptions {
  std::string redis_url;
  std::chrono::milliseconds deadline{50};  // Redis that takes longer is left alone
  std::chrono::milliseconds pause{2'000};  // between two looks whether it has come back
};

// One a thread. While Redis is away or slow, this thread counts in `local`, so that no request fails or waits for it;
// a look from time to time, outside of any request, finds it again.
class RateLimit {
 public:
  // `local` and the context outlive it.
  RateLimit(boost::asio::io_context& context, LocalBuckets& local, RateLimitOptions options);
  ~RateLimit();
  RateLimit(const RateLimit&) = delete;

  // Takes from all buckets or from none. Costs at most one round trip to Redis, and none where the answer can only be
  // no. Throws nothing that Redis causes.
  base::Task<Verdict> take(std::vector<Claim> claims);

  // The buckets as they are in Redis, taking nothing. Throws base::unavailable while Redis is away.
  base::Task<std::vector<Standing>> look(std::vector<Claim> claims);
  // Fills the bucket again. Other processes, which may still know it as empty, ask again once one request fits.
  base::Task<void> refill(Claim claim);

 private:
  struct Store;

  LocalBuckets& local_;
  std::shared_ptr<Store> store_;
};

}  // namespace http
