// Listing, changing, deactivating and removing members. A change reaches open sessions within seconds.
#include "members.hpp"

#include <string_view>

#include "auth/events.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "http/version.hpp"
#include "member_rules.hpp"
#include "permissions.hpp"
#include "roles.hpp"
#include "session_ends.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

// Ownership is handed over, never assigned.
enum class GivenLevel { admin, member };
BOOST_DESCRIBE_ENUM(GivenLevel, admin, member)

struct MemberRef {
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(MemberRef, (), (id))

struct MemberChange {
  base::Uuid id;
  shape::Change<GivenLevel> level;
  shape::Change<std::optional<base::Uuid>> role_id;
};
BOOST_DESCRIBE_STRUCT(MemberChange, (), (id, level, role_id))

struct Target {
  tenancy::TenantId tenant_id;
  base::Uuid id;
  tenancy::UserId user_id;
  tenancy::Role role;
  std::optional<Level> level;
  std::optional<base::Uuid> role_id;
  bool is_active;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(Target, (), (tenant_id, id, user_id, role, level, role_id, is_active, updated_at))

constexpr MemberPosition before_the_newest{std::chrono::sys_days(std::chrono::December / 31 / 9999), {}};

Task<http::Page<TeamMember>> list_members(Member who, sql::ReadTx& tx, MemberQuery in) {
  return read_members(tx, who.tenant_id, in);
}

Task<TeamMember> get_member(sql::Tx& tx, base::Uuid id) {
  co_return co_await tx.one<TeamMember>(R"sql(
    select m.id, m.user_id, u.full_name, u.email, m.role, m.level, m.role_id, r.name as role_name, m.sub_tenant_id,
      case when m.deactivated_at is null then 'active' else 'deactivated' end as status, m.created_at,
      m.updated_at
    from auth.memberships m
    join auth.users u on u.id = m.user_id
    left join auth.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
    where m.id = $1
  )sql"_sql,
                                        id);
}

// Locked until the end: whoever becomes the owner meanwhile is seen as such.
Task<Target> lock_target(sql::Tx& tx, Member who, base::Uuid id) {
  auto target = co_await tx.one<Target>(R"sql(
    select tenant_id, id, user_id, role, level, role_id, deactivated_at is null as is_active, updated_at
    from auth.memberships where id = $1 for update
  )sql"_sql,
                                        id);
  const auto own = co_await get_own_membership(tx, who);
  const Standing standing{target.id, target.role, target.level};
  require_may_change(standing_of(own), standing);
  co_return target;
}

void require_consistent(const Target& after) {
  if (after.level == Level::admin && after.role_id) {
    throw base::invalid("roleId", "not_for_admins", "An admin has the rights of an admin and holds no other role.");
  }
}

Target changed(Target target, const MemberChange& in) {
  if (in.level.is_present()) {
    if (target.role == tenancy::Role::client) {
      throw base::invalid("level", "not_for_clients", "Users of clients have no level.");
    }
    target.level = in.level.value() == GivenLevel::admin ? Level::admin : Level::member;
    // Who becomes an admin lays the role down, unless the request names one.
    if (target.level == Level::admin) target.role_id.reset();
  }
  if (in.role_id.is_present()) target.role_id = in.role_id.value();
  require_consistent(target);
  return target;
}

Task<std::vector<std::string>> permissions_after(sql::Tx& tx, Target target) {
  if (!target.role_id) co_return permissions_of(target.role, target.level);
  const auto audience = target.role == tenancy::Role::client ? Audience::client : Audience::agency;
  co_return (co_await get_role_for(tx, *target.role_id, audience)).permissions;
}

Task<http::Reply<TeamMember>> change_member(Member who, http::Caller caller, sql::Tx& tx, MemberChange in) {
  const auto target = co_await lock_target(tx, who, in.id);
  http::require_version(caller, target.updated_at);
  const auto after = changed(target, in);
  const auto permissions = co_await permissions_after(tx, after);
  require_may_give(who.permissions, permissions);
  co_await tx.run(R"sql(
    update auth.memberships set level = $2, role_id = $3, updated_at = now() where id = $1
  )sql"_sql,
                  target.id, after.level, after.role_id);
  co_await outdate_sessions_of(tx, target.id);
  co_return http::versioned(co_await get_member(tx, target.id));
}

bool takes_a_seat(const Target& target) { return target.role == tenancy::Role::agency; }

// What both deactivation and removal mean for the outside.
Task<void> put_out(Given& given, sql::Tx& tx, Target target, std::string reason) {
  co_await end_sessions_of(tx, target.id, std::move(reason));
  if (takes_a_seat(target) && target.is_active) co_await given.seats.give_back(tx);
  MembershipEnded event{target.tenant_id, target.user_id, target.id};
  co_await events::publish(tx, event);
}

Task<TeamMember> deactivate_member(Given& given, Member who, sql::Tx& tx, MemberRef in) {
  const auto target = co_await lock_target(tx, who, in.id);
  if (!target.is_active) throw base::conflict("deactivated_already", "This member is deactivated already.");
  co_await tx.run(R"sql(
    update auth.memberships set deactivated_at = $2, updated_at = now() where id = $1
  )sql"_sql,
                  target.id, base::Clock::now());
  co_await put_out(given, tx, target, "deactivated");
  co_return co_await get_member(tx, target.id);
}

Task<TeamMember> reactivate_member(Given& given, Member who, sql::Tx& tx, MemberRef in) {
  const auto target = co_await lock_target(tx, who, in.id);
  if (target.is_active) throw base::conflict("active_already", "This member is active already.");
  const auto permissions = co_await permissions_after(tx, target);
  require_may_give(who.permissions, permissions);
  if (takes_a_seat(target)) co_await given.seats.take(tx);
  co_await tx.run(R"sql(
    update auth.memberships set deactivated_at = null, updated_at = now() where id = $1
  )sql"_sql,
                  target.id);
  co_return co_await get_member(tx, target.id);
}

Task<void> remove_member(Given& given, Member who, sql::Tx& tx, MemberRef in) {
  const auto target = co_await lock_target(tx, who, in.id);
  co_await put_out(given, tx, target, "removed");
  co_await tx.run(R"sql(
    delete from auth.memberships where id = $1
  )sql"_sql,
                  target.id);
}

constexpr http::Conflict own_membership{"own_membership", ""};
constexpr http::Conflict owner_stays{"owner_stays", ""};
constexpr http::Conflict deactivated_already{"deactivated_already", ""};
constexpr http::Conflict active_already{"active_already", ""};

}  // namespace

// The tenant is named besides the policy, because two policies together reach no index; one "case" around the filters,
// because the planner takes each unknown "or" for nearly never true and then sorts the whole tenant.
Task<http::Page<TeamMember>> read_members(sql::Queries& db, tenancy::TenantId agency, MemberQuery in) {
  const auto after = in.cursor ? in.cursor->key : before_the_newest;
  auto members = co_await db.all<TeamMember>(R"sql(
    select m.id, m.user_id, u.full_name, u.email, m.role, m.level, m.role_id, r.name as role_name, m.sub_tenant_id,
      case when m.deactivated_at is null then 'active' else 'deactivated' end as status, m.created_at,
      m.updated_at
    from auth.memberships m
    join auth.users u on u.id = m.user_id
    left join auth.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
    where m.tenant_id = $1 and (m.created_at, m.id) < ($2, $3)
      and case when ($4::text is null or m.level = $4)
            and ($5::text is null or (m.deactivated_at is null) = ($5 = 'active'))
            and ($6::uuid is null or m.sub_tenant_id = $6) then true else false end
    order by m.created_at desc, m.id desc limit $7
  )sql"_sql,
                                             agency, after.created_at, after.id, in.level, in.status, in.sub_tenant_id,
                                             in.limit.value + 1);
  co_return http::page_of(std::move(members), in.limit,
                          [](const TeamMember& member) { return MemberPosition{member.created_at, member.id}; });
}

void add_member_routes(http::Routes& r, Given& given) {
  r.get("/api/v1/auth/members", list_members)
      .says("List the people of the agency and of its clients, newest first")
      .named("list_members")
      .needs("members:read");
  r.patch("/api/v1/auth/members/{id}", change_member)
      .says("Change a member's level or role")
      .named("change_member")
      .needs("members:write")
      .fails_with(http::changed_meanwhile)
      .fails_with(own_membership)
      .fails_with(owner_stays);
  r.post("/api/v1/auth/members/{id}/deactivate", http::with(deactivate_member, given))
      .says("Shut a member out; it can be let in again")
      .named("deactivate_member")
      .needs("members:write")
      .answers(200)
      .fails_with(own_membership)
      .fails_with(owner_stays)
      .fails_with(deactivated_already);
  r.post("/api/v1/auth/members/{id}/reactivate", http::with(reactivate_member, given))
      .says("Let a deactivated member in again")
      .named("reactivate_member")
      .needs("members:write")
      .answers(200)
      .fails_with(active_already);
  r.remove("/api/v1/auth/members/{id}", http::with(remove_member, given))
      .says("Remove a member")
      .named("remove_member")
      .needs("members:write")
      .fails_with(own_membership)
      .fails_with(owner_stays);
}

}  // namespace auth
