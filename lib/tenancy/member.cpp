// Matching of permissions.
#include "tenancy/member.hpp"

#include <algorithm>

namespace tenancy {
namespace {

bool allows(std::string_view granted, std::string_view asked) {
  if (granted == "*" || granted == asked) return true;
  return granted.ends_with(":*") && asked.starts_with(granted.substr(0, granted.size() - 1));
}

}  // namespace

bool covers(const std::vector<std::string>& patterns, std::string_view permission) {
  return std::ranges::any_of(patterns, [&](const auto& granted) { return allows(granted, permission); });
}

bool Member::may(std::string_view permission) const { return covers(permissions, permission); }

}  // namespace tenancy
