// Ranks and the comparison of permissions.
#include "member_rules.hpp"

#include <algorithm>
#include <iterator>

#include "base/error.hpp"

namespace auth {
namespace {

int rank_of(const Standing& somebody) {
  if (somebody.role == tenancy::Role::admin) return 4;
  if (somebody.role == tenancy::Role::client) return 0;
  switch (somebody.level.value_or(Level::member)) {
    case Level::owner: return 3;
    case Level::admin: return 2;
    case Level::member: return 1;
  }
  return 1;
}

}  // namespace

Standing standing_of(const Membership& membership) { return {membership.id, membership.role, membership.level}; }

Verdict judge_change(const Standing& actor, const Standing& target) {
  const bool is_owner = target.level == Level::owner;
  if (actor.membership_id == target.membership_id) return is_owner ? Verdict::owner : Verdict::yourself;
  if (rank_of(actor) < rank_of(target)) return Verdict::above;
  return is_owner ? Verdict::owner : Verdict::allowed;
}

void require_may_change(const Standing& actor, const Standing& target) {
  switch (judge_change(actor, target)) {
    case Verdict::allowed: return;
    case Verdict::yourself: throw base::conflict("own_membership", "Somebody else has to change your own membership.");
    case Verdict::owner:
      throw base::conflict("owner_stays", "An agency has an owner at all times. Hand the ownership over first.");
    case Verdict::above: throw base::forbidden("above_you", "This person ranks above you.");
  }
}

std::vector<std::string> beyond(const std::vector<std::string>& held, const std::vector<std::string>& wanted) {
  std::vector<std::string> lacking;
  std::ranges::copy_if(wanted, std::back_inserter(lacking),
                       [&](const auto& permission) { return !tenancy::covers(held, permission); });
  return lacking;
}

void require_may_give(const std::vector<std::string>& held, const std::vector<std::string>& wanted) {
  std::string names;
  for (const auto& permission : beyond(held, wanted)) names += (names.empty() ? "" : ", ") + permission;
  if (names.empty()) return;
  throw base::forbidden("beyond_your_permissions",
                        "You can only give what you may do yourself, which leaves out " + names + ".");
}

}  // namespace auth
