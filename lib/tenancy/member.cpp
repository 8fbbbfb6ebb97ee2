// Matching of permissions.
#include "tenancy/member.hpp"

#include <algorithm>

namespace tenancy {
namespace {

bool covers(std::string_view granted, std::string_view asked) {
  if (granted == "*" || granted == asked) return true;
  return granted.ends_with(":*") && asked.starts_with(granted.substr(0, granted.size() - 1));
}

}  // namespace

bool Member::may(std::string_view permission) const {
  return std::ranges::any_of(permissions, [&](const auto& granted) { return covers(granted, permission); });
}

}  // namespace tenancy
