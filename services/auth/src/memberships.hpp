// Memberships: a person's place in an agency or in one client of it, and what it may do there.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/member.hpp"

namespace auth {

// Within an agency. There is exactly one owner; ownership is handed over, never given twice.
enum class Level { owner, admin, member };
BOOST_DESCRIBE_ENUM(Level, owner, admin, member)

struct Membership {
  tenancy::TenantId tenant_id;
  base::Uuid id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  tenancy::Role role;
  std::optional<Level> level;  // of agency members only
};
BOOST_DESCRIBE_STRUCT(Membership, (), (tenant_id, id, sub_tenant_id, role, level))

// The active membership in `tenant`, else the oldest active one. Throws base::forbidden when there is none.
base::Task<Membership> choose_membership(sql::Database& db, tenancy::UserId user,
                                         std::optional<tenancy::TenantId> tenant);
// The active one in exactly this place, or, without `sub_tenant`, the one in the agency before those in its clients.
base::Task<std::optional<Membership>> find_membership_in(sql::Database& db, tenancy::UserId user,
                                                         tenancy::TenantId tenant,
                                                         std::optional<tenancy::SubTenantId> sub_tenant);
// Nothing where it was removed or deactivated.
base::Task<std::optional<Membership>> find_active_membership(sql::Queries& db, base::Uuid id);
base::Task<Membership> add_membership(sql::Tx& tx, tenancy::UserId user, tenancy::Role role,
                                      std::optional<Level> level);

// The one the member acts by. Throws base::forbidden when there is none any more.
base::Task<Membership> get_own_membership(sql::Queries& db, tenancy::Member who);

// What the membership may do now: its custom role's permissions or, without one, those of its level. Needs a unit of
// work in the membership's tenant.
base::Task<std::vector<std::string>> effective_permissions(sql::Queries& db, Membership membership);

}  // namespace auth
