// Who may change whom, and what somebody may give away. Pure.
#pragma once

#include <string>
#include <vector>

#include "memberships.hpp"

namespace auth {

// Somebody's place among the people of one agency.
struct Standing {
  base::Uuid membership_id;
  tenancy::Role role;
  std::optional<Level> level;
};

Standing standing_of(const Membership& membership);

enum class Verdict {
  allowed,
  yourself,  // nobody changes, deactivates or removes themself: an agency would lose its last admin by a slip
  owner,     // the ownership is handed over first
  above,     // the other one ranks higher
};

// Changing, deactivating, reactivating, removing. Owner above admins above members above users of clients; the
// platform's administrator, in its own tenant, above all.
Verdict judge_change(const Standing& actor, const Standing& target);
// Throws base::forbidden or base::conflict in words for people unless it is allowed.
void require_may_change(const Standing& actor, const Standing& target);

// Those of `wanted` (permissions or patterns) that `held` does not cover.
std::vector<std::string> beyond(const std::vector<std::string>& held, const std::vector<std::string>& wanted);
// Nobody gives what they lack: throws base::forbidden("beyond_your_permissions") that names it.
void require_may_give(const std::vector<std::string>& held, const std::vector<std::string>& wanted);

}  // namespace auth
