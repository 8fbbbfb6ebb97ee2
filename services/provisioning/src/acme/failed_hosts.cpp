// Back-off by host.
#include "acme/failed_hosts.hpp"

#include <algorithm>

namespace provisioning {
namespace {

constexpr int free_failures = 3;
constexpr std::chrono::seconds first_pause = std::chrono::minutes(15);
constexpr std::chrono::seconds longest_pause = std::chrono::hours(24);

}  // namespace

void FailedHosts::note_failure(const std::string& host, base::Timestamp now) {
  auto& record = records_[host];
  const int paid = ++record.failures - free_failures;
  if (paid < 0) return;
  record.until = now + std::min(first_pause * (1 << std::min(paid, 10)), longest_pause);
}

void FailedHosts::note_success(const std::string& host) { records_.erase(host); }

std::chrono::seconds FailedHosts::wait(const std::string& host, base::Timestamp now) const {
  const auto found = records_.find(host);
  if (found == records_.end() || found->second.until <= now) return std::chrono::seconds(0);
  return std::chrono::ceil<std::chrono::seconds>(found->second.until - now);
}

}  // namespace provisioning
