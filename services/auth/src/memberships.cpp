// Finding and adding memberships.
#include "memberships.hpp"

#include "base/error.hpp"
#include "permissions.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

namespace {

base::Error no_membership() { return base::forbidden("no_membership", "This account does not belong to any agency."); }

}  // namespace

Task<Membership> choose_membership(sql::Database& db, tenancy::UserId user, std::optional<tenancy::TenantId> tenant) {
  auto reader = db.read(Scope::of(user));
  auto membership = co_await reader.maybe<Membership>(R"sql(
    select tenant_id, id, sub_tenant_id, role, level from auth.memberships
    where user_id = $1 and ($2::uuid is null or tenant_id = $2) and deactivated_at is null
    order by created_at, id limit 1
  )sql"_sql,
                                                      user, tenant);
  if (!membership) throw no_membership();
  co_return *membership;
}

Task<std::optional<Membership>> find_membership_in(sql::Database& db, tenancy::UserId user, tenancy::TenantId tenant,
                                                   std::optional<tenancy::SubTenantId> sub_tenant) {
  auto reader = db.read(Scope::of(user));
  co_return co_await reader.maybe<Membership>(R"sql(
    select tenant_id, id, sub_tenant_id, role, level from auth.memberships
    where user_id = $1 and tenant_id = $2 and ($3::uuid is null or sub_tenant_id = $3) and deactivated_at is null
    order by sub_tenant_id is not null, created_at, id limit 1
  )sql"_sql,
                                              user, tenant, sub_tenant);
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

Task<Membership> get_own_membership(sql::Queries& db, tenancy::Member who) {
  auto membership = co_await db.maybe<Membership>(R"sql(
    select tenant_id, id, sub_tenant_id, role, level from auth.memberships
    where user_id = $1 and sub_tenant_id is not distinct from $2 and deactivated_at is null
  )sql"_sql,
                                                  who.user_id, who.sub_tenant_id);
  if (!membership) throw no_membership();
  co_return *membership;
}

Task<std::vector<std::string>> effective_permissions(sql::Queries& db, Membership membership) {
  auto custom = co_await db.maybe<std::vector<std::string>>(R"sql(
    select r.permissions from auth.memberships m join auth.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
    where m.id = $1
  )sql"_sql,
                                                            membership.id);
  if (!custom) co_return permissions_of(membership.role, membership.level);
  // What clients may hold can shrink after a role was made.
  const bool is_client = membership.role == tenancy::Role::client;
  if (is_client) std::erase_if(*custom, [](const auto& permission) { return !is_fit_for_clients(permission); });
  co_return *custom;
}

}  // namespace auth
