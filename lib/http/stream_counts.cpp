// Counts that streams give back when they are destroyed.
#include "http/stream_counts.hpp"

#include <map>
#include <mutex>

#include "base/error.hpp"

namespace http {

struct StreamCounts::Counts {
  explicit Counts(int most) : most_per_tenant(most) {}

  const int most_per_tenant;
  std::mutex mutex;
  std::map<tenancy::TenantId, int> open;

  bool take(tenancy::TenantId tenant) {
    const std::lock_guard lock(mutex);
    auto& count = open[tenant];
    if (count >= most_per_tenant) return false;
    ++count;
    return true;
  }
  void give_back(tenancy::TenantId tenant) {
    const std::lock_guard lock(mutex);
    if (--open[tenant] == 0) open.erase(tenant);
  }
};

StreamCounts::StreamCounts(int most_per_tenant) : counts_(std::make_shared<Counts>(most_per_tenant)) {}

std::shared_ptr<void> StreamCounts::take(tenancy::TenantId tenant) {
  if (!counts_->take(tenant)) {
    throw base::too_many("too_many_streams", "Too many streams are open. Close some and try again.",
                         std::chrono::seconds(10));
  }
  return {nullptr, [counts = counts_, tenant](void*) { counts->give_back(tenant); }};
}

}  // namespace http
