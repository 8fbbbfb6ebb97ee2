// Making, changing and deleting roles. What a role holds comes from the catalogue and never exceeds its maker.
#include "roles.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "http/version.hpp"
#include "member_rules.hpp"
#include "permissions.hpp"
#include "session_ends.hpp"
#include "shape/types.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

using Permissions = shape::List<shape::Text<1, 80>, 200>;

struct NewRole {
  shape::Text<1, 80> name;
  Audience audience;
  Permissions permissions;
};
BOOST_DESCRIBE_STRUCT(NewRole, (), (name, audience, permissions))

struct RoleChange {
  base::Uuid id;
  shape::Change<shape::Text<1, 80>> name;
  shape::Change<Permissions> permissions;
};
BOOST_DESCRIBE_STRUCT(RoleChange, (), (id, name, permissions))

struct RoleRef {
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(RoleRef, (), (id))

struct RoleList {
  std::vector<CustomRole> data;
};
BOOST_DESCRIBE_STRUCT(RoleList, (), (data))

constexpr http::Conflict name_taken{"name_taken", "roles_name_key", "name", "There is a role of this name already."};
constexpr http::Conflict held_by_members{"role_in_use", "memberships_role_id_fkey", "",
                                         "Somebody holds this role. Give them another one first."};
constexpr http::Conflict held_by_invitations{"role_in_use", "invitations_role_id_fkey", "",
                                             "An invitation promises this role. Revoke it first."};

// Sorted, each once; throws base::invalid with every one that is unknown or, for clients, too much.
std::vector<std::string> accepted(const http::Routes& routes, const Permissions& wanted, Audience audience) {
  const auto catalogue = catalogue_of(routes);
  std::vector<base::FieldError> wrong;
  std::vector<std::string> permissions;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    const auto& name = wanted[at].str();
    const auto field = "permissions." + std::to_string(at);
    if (!std::ranges::binary_search(catalogue, name)) {
      wrong.push_back({field, "not_one_of", "There is no such permission."});
    } else if (audience == Audience::client && !is_fit_for_clients(name)) {
      wrong.push_back({field, "not_for_clients", "Users of clients can never have this."});
    }
    permissions.push_back(name);
  }
  if (!wrong.empty()) throw base::invalid(std::move(wrong));
  std::ranges::sort(permissions);
  permissions.erase(std::ranges::unique(permissions).begin(), permissions.end());
  return permissions;
}

Task<CustomRole> get_role(sql::Tx& tx, base::Uuid id) {
  co_return co_await tx.one<CustomRole>(R"sql(
    select id, name, audience, permissions, created_at, updated_at from auth.roles where id = $1 for update
  )sql"_sql,
                                        id);
}

Task<RoleList> list_roles(Member, sql::ReadTx& tx) {
  RoleList list;
  list.data = co_await tx.all<CustomRole>(R"sql(
    select id, name, audience, permissions, created_at, updated_at from auth.roles order by name
  )sql"_sql);
  co_return list;
}

Task<CustomRole> create_role(const http::Routes& routes, Member who, sql::Tx& tx, NewRole in) {
  const auto permissions = accepted(routes, in.permissions, in.audience);
  require_may_give(who.permissions, permissions);
  co_return co_await tx.one<CustomRole>(R"sql(
    insert into auth.roles (id, name, audience, permissions) values ($1, $2, $3, $4)
    returning id, name, audience, permissions, created_at, updated_at
  )sql"_sql,
                                        base::make_uuid(), in.name, in.audience, permissions);
}

// A role that reaches further than whoever changes it stays as it is, its name too.
Task<http::Reply<CustomRole>> change_role(const http::Routes& routes, Member who, http::Caller caller, sql::Tx& tx,
                                          RoleChange in) {
  auto role = co_await get_role(tx, in.id);
  require_may_give(who.permissions, role.permissions);
  http::require_version(caller, role.updated_at);
  if (in.permissions.is_present()) {
    role.permissions = accepted(routes, in.permissions.value(), role.audience);
    require_may_give(who.permissions, role.permissions);
    co_await outdate_sessions_by_role(tx, in.id);
  }
  auto changed = co_await tx.one<CustomRole>(R"sql(
    update auth.roles set name = coalesce($2, name), permissions = $3, updated_at = now() where id = $1
    returning id, name, audience, permissions, created_at, updated_at
  )sql"_sql,
                                             in.id, in.name, role.permissions);
  co_return http::versioned(std::move(changed));
}

// Invitations that were accepted or revoked keep no role back; an open one does.
Task<void> remove_role(Member who, sql::Tx& tx, RoleRef in) {
  auto role = co_await get_role(tx, in.id);
  require_may_give(who.permissions, role.permissions);
  co_await tx.run(R"sql(
    update auth.invitations set role_id = null
    where role_id = $1 and (accepted_at is not null or revoked_at is not null)
  )sql"_sql,
                  in.id);
  co_await tx.run(R"sql(
    delete from auth.roles where id = $1
  )sql"_sql,
                  in.id);
}

}  // namespace

Task<CustomRole> get_role_for(sql::Tx& tx, base::Uuid id, Audience audience) {
  auto role = co_await get_role(tx, id);
  if (role.audience != audience) {
    throw base::invalid("roleId", "wrong_audience",
                        audience == Audience::client ? "This role is for members of the agency."
                                                     : "This role is for users of clients.");
  }
  co_return role;
}

void add_role_routes(http::Routes& r) {
  r.get("/api/v1/auth/roles", list_roles)
      .says("List the agency's own roles, by name")
      .named("list_roles")
      .needs("roles:read");
  r.post("/api/v1/auth/roles", http::with(create_role, std::as_const(r)))
      .says("Make a role of permissions that you have yourself")
      .named("create_role")
      .needs("roles:write")
      .fails_with(name_taken);
  r.patch("/api/v1/auth/roles/{id}", http::with(change_role, std::as_const(r)))
      .says("Change a role; whoever holds it is affected within seconds")
      .named("change_role")
      .needs("roles:write")
      .fails_with(http::changed_meanwhile)
      .fails_with(name_taken);
  r.remove("/api/v1/auth/roles/{id}", remove_role)
      .says("Delete a role that nobody holds")
      .named("remove_role")
      .needs("roles:write")
      .fails_with(held_by_members)
      .fails_with(held_by_invitations);
}

}  // namespace auth
