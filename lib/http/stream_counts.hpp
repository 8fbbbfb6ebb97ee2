// How many event streams each tenant holds open.
#pragma once

#include <memory>

#include "tenancy/ids.hpp"

namespace http {

// One for all threads of a process.
class StreamCounts {
 public:
  explicit StreamCounts(int most_per_tenant);

  // A stream's place, kept until the last copy is gone. Throws base::too_many "too_many_streams" when the tenant has
  // its share.
  std::shared_ptr<void> take(tenancy::TenantId tenant);

 private:
  struct Counts;
  std::shared_ptr<Counts> counts_;
};

}  // namespace http
