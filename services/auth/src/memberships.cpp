// Finding and adding memberships.
#include "memberships.hpp"

#include "access_token.hpp"
#include "base/error.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

Task<Membership> choose_membership(sql::Database& db, tenancy::UserId user, std::optional<tenancy::TenantId> tenant) {
  auto reader = db.read(Scope::of(user));
  auto membership = co_await reader.maybe<Membership>(R"sql(
    select tenant_id, id, sub_tenant_id, role, level from auth.memberships
    where user_id = $1 and ($2::uuid is null or tenant_id = $2) and deactivated_at is null
    order by created_at, id limit 1
  )sql"_sql,
                                                      user, tenant);
  if (!membership) throw base::forbidden("no_membership", "This account does not belong to any agency.");
  co_return *membership;
}

Task<std::optional<Membership>> find_active_membership(sql::Queries& db, base::Uuid id) {
  co_return co_await db.maybe<Membership>(R"sql(
    select tenant_id, id, sub_tenant_id, role, level from auth.memberships where id = $1 and deactivated_at is null
  )sql"_sql,
                                          id);
}

Task<Membership> add_membership(sql::Tx& tx, tenancy::UserId user, tenancy::Role role, std::optional<Level> level) {
  co_return co_await tx.one<Membership>(R"sql(
    insert into auth.memberships (id, user_id, role, level) values ($1, $2, $3, $4)
    returning tenant_id, id, sub_tenant_id, role, level
  )sql"_sql,
                                        base::make_uuid(), user, role, level);
}

Task<std::vector<std::string>> effective_permissions(sql::Queries&, Membership membership) {
  co_return permissions_of(membership.role);
}

}  // namespace auth
