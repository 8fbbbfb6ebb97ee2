// Comparing versions.
#include "http/version.hpp"

namespace http {

std::string version_of(base::Timestamp updated_at) { return base::to_rfc3339(updated_at); }

void require_version(const Caller& caller, base::Timestamp updated_at) {
  require_match(caller.if_match, version_of(updated_at));
}

}  // namespace http
