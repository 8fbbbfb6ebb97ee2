// Inviting people into the agency or to one of its clients.
#include "invitations.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "auth/events.hpp"
#include "auth/invitation_letter.hpp"
#include "auth/people.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "http/page.hpp"
#include "member_rules.hpp"
#include "one_time_tokens.hpp"
#include "permissions.hpp"
#include "roles.hpp"
#include "shape/types.hpp"

namespace auth {

BOOST_DESCRIBE_STRUCT(InvitationLetter, (), (token_id, email, inviter_name, inviter_email, is_for_client, expires_at))

namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr std::chrono::hours lifetime{48};
// A mail costs more than a row, also the reputation of the sender.
constexpr int cost_of_a_mail = 5;

enum class InvitedLevel { admin, member };
BOOST_DESCRIBE_ENUM(InvitedLevel, admin, member)

struct NewInvitation {
  shape::Email email;
  std::optional<InvitedLevel> level;  // member, unless said
  std::optional<tenancy::SubTenantId> sub_tenant_id;  // as a user of this client
  std::optional<base::Uuid> role_id;
};
BOOST_DESCRIBE_STRUCT(NewInvitation, (), (email, level, sub_tenant_id, role_id))

enum class InvitationStatus { pending, expired };
BOOST_DESCRIBE_ENUM(InvitationStatus, pending, expired)

struct Invitation {
  base::Uuid id;
  std::string email;
  tenancy::Role role;
  std::optional<Level> level;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  std::optional<base::Uuid> role_id;
  std::string inviter_name;
  InvitationStatus status;
  base::Timestamp created_at;
  base::Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, email, role, level, sub_tenant_id, role_id, inviter_name, status, created_at, expires_at))

struct InvitationPosition {
  base::Timestamp created_at;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(InvitationPosition, (), (created_at, id))

struct InvitationQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<http::Cursor<InvitationPosition>> cursor;
  std::optional<tenancy::SubTenantId> sub_tenant_id;  // to this client
};
BOOST_DESCRIBE_STRUCT(InvitationQuery, (), (limit, cursor, sub_tenant_id))

struct InvitationRef {
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(InvitationRef, (), (id))

// What the invited will be.
struct Place {
  tenancy::Role role;
  std::optional<Level> level;
};

constexpr InvitationPosition before_the_newest{std::chrono::sys_days(std::chrono::December / 31 / 9999), {}};

InvitationPosition position_of(const Invitation& invitation) { return {invitation.created_at, invitation.id}; }

Place place_of(const NewInvitation& in) {
  if (in.sub_tenant_id) {
    if (in.level) throw base::invalid("level", "not_for_clients", "Users of clients have no level.");
    return {tenancy::Role::client, std::nullopt};
  }
  const auto level = in.level == InvitedLevel::admin ? Level::admin : Level::member;
  if (level == Level::admin && in.role_id) {
    throw base::invalid("roleId", "not_for_admins", "An admin has the rights of an admin and holds no other role.");
  }
  return {tenancy::Role::agency, level};
}

Task<void> require_may_invite(sql::Tx& tx, Member who, Place place, std::optional<base::Uuid> role) {
  if (!role) {
    require_may_give(who.permissions, permissions_of(place.role, place.level));
    co_return;
  }
  const auto audience = place.role == tenancy::Role::client ? Audience::client : Audience::agency;
  const auto custom = co_await get_role_for(tx, *role, audience);
  require_may_give(who.permissions, custom.permissions);
}

Task<void> require_client(Given& given, sql::Tx& tx, tenancy::SubTenantId client) {
  const auto name = co_await given.directory.client_name(tx, client);
  if (!name) throw base::not_found();
}

Task<void> require_newcomer(sql::Tx& tx, shape::Email email, std::optional<tenancy::SubTenantId> sub_tenant) {
  auto present = co_await tx.maybe<base::Uuid>(R"sql(
    select m.id from auth.memberships m join auth.users u on u.id = m.user_id
    where u.email = $1 and m.sub_tenant_id is not distinct from $2
  )sql"_sql,
                                               email, sub_tenant);
  if (present) throw base::conflict("already_member", "This person is a member here already.", "email");
}

Task<void> replace_open_one(sql::Tx& tx, shape::Email email, std::optional<tenancy::SubTenantId> sub_tenant) {
  auto replaced = co_await tx.maybe<base::Uuid>(R"sql(
    update auth.invitations set revoked_at = $3
    where email = $1 and sub_tenant_id is not distinct from $2 and accepted_at is null and revoked_at is null
    returning id
  )sql"_sql,
                                                email, sub_tenant, base::Clock::now());
  if (replaced) co_await void_one_time_tokens(tx, Purpose::invitation, *replaced);
}

Task<OneTimeTokenId> issue_token(sql::Tx& tx, base::Uuid invitation) {
  NewOneTimeToken wanted{Purpose::invitation, invitation, tx.tenant_id(), lifetime};
  co_return co_await issue_one_time_token(tx, wanted);
}

Task<void> announce(sql::Tx& tx, base::Uuid invitation) {
  InvitationSent event{invitation};
  co_await events::publish(tx, event);
}

Task<Invitation> get_invitation(sql::Tx& tx, base::Uuid id) {
  co_return co_await tx.one<Invitation>(R"sql(
    select i.id, i.email, i.role, i.level, i.sub_tenant_id, i.role_id, u.full_name as inviter_name,
      case when i.expires_at > $2 then 'pending' else 'expired' end as status, i.created_at, i.expires_at
    from auth.invitations i join auth.users u on u.id = i.inviter_id where i.id = $1
  )sql"_sql,
                                        id, base::Clock::now());
}

Task<Invitation> invite(Given& given, Member who, sql::Tx& tx, NewInvitation in) {
  const auto place = place_of(in);
  co_await require_verified_email(tx, who.user_id);
  if (in.sub_tenant_id) co_await require_client(given, tx, *in.sub_tenant_id);
  co_await require_may_invite(tx, who, place, in.role_id);
  co_await require_newcomer(tx, in.email, in.sub_tenant_id);
  if (place.role == tenancy::Role::agency) co_await given.seats.require_room(tx);
  co_await replace_open_one(tx, in.email, in.sub_tenant_id);

  const auto id = base::make_uuid();
  const auto token = co_await issue_token(tx, id);
  co_await tx.run(R"sql(
    insert into auth.invitations (id, email, role, level, sub_tenant_id, role_id, inviter_id, token_id, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  )sql"_sql,
                  id, in.email, place.role, place.level, in.sub_tenant_id, in.role_id, who.user_id, token,
                  base::Timestamp(base::Clock::now() + lifetime));
  co_await announce(tx, id);
  co_return co_await get_invitation(tx, id);
}

Task<http::Page<Invitation>> list_invitations(Member, sql::ReadTx& tx, InvitationQuery in) {
  const auto after = in.cursor ? in.cursor->key : before_the_newest;
  auto invitations =
      co_await tx.all<Invitation>(R"sql(
    select i.id, i.email, i.role, i.level, i.sub_tenant_id, i.role_id, u.full_name as inviter_name,
      case when i.expires_at > $1 then 'pending' else 'expired' end as status, i.created_at, i.expires_at
    from auth.invitations i join auth.users u on u.id = i.inviter_id
    where i.accepted_at is null and i.revoked_at is null and (i.created_at, i.id) < ($2, $3)
      and case when ($4::uuid is null or i.sub_tenant_id = $4) then true else false end
    order by i.created_at desc, i.id desc limit $5
  )sql"_sql,
                                  base::Clock::now(), after.created_at, after.id, in.sub_tenant_id, in.limit.value + 1);
  co_return http::page_of(std::move(invitations), in.limit, position_of);
}

// A new token, good for another 48 hours; the link in the mail before is dead.
Task<Invitation> resend_invitation(Member who, sql::Tx& tx, InvitationRef in) {
  auto invitation = co_await tx.one<InvitationRef>(R"sql(
    select id from auth.invitations where id = $1 and accepted_at is null and revoked_at is null for update
  )sql"_sql,
                                                   in.id);
  const auto whole = co_await get_invitation(tx, invitation.id);
  const Place place{whole.role, whole.level};
  co_await require_verified_email(tx, who.user_id);
  co_await require_may_invite(tx, who, place, whole.role_id);
  co_await void_one_time_tokens(tx, Purpose::invitation, invitation.id);
  const auto token = co_await issue_token(tx, invitation.id);
  co_await tx.run(R"sql(
    update auth.invitations set token_id = $2, inviter_id = $3, expires_at = $4 where id = $1
  )sql"_sql,
                  invitation.id, token, who.user_id, base::Timestamp(base::Clock::now() + lifetime));
  co_await announce(tx, invitation.id);
  co_return co_await get_invitation(tx, invitation.id);
}

Task<void> revoke_invitation(Member, sql::Tx& tx, InvitationRef in) {
  auto revoked = co_await tx.one<base::Uuid>(R"sql(
    update auth.invitations set revoked_at = $2
    where id = $1 and accepted_at is null and revoked_at is null returning id
  )sql"_sql,
                                             in.id, base::Clock::now());
  co_await void_one_time_tokens(tx, Purpose::invitation, revoked);
}

constexpr http::Conflict already_member{"already_member", ""};
constexpr http::Conflict invited_meanwhile{"invited_meanwhile", "invitations_open_key", "email",
                                           "Somebody has just invited this address."};

}  // namespace

Task<std::optional<InvitationLetter>> find_invitation_letter(sql::Tx& tx, base::Uuid invitation) {
  co_return co_await tx.maybe<InvitationLetter>(R"sql(
    select i.token_id, i.email, u.full_name as inviter_name, u.email as inviter_email,
      i.sub_tenant_id is not null as is_for_client, i.expires_at
    from auth.invitations i join auth.users u on u.id = i.inviter_id
    where i.id = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2
  )sql"_sql,
                                                invitation, base::Clock::now());
}

void add_invitation_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/invitations", http::with(invite, given))
      .says("Invite somebody into the agency or to one of its clients, by mail; replaces an earlier invitation")
      .named("invite")
      .needs("members:write")
      .behind("invitations")
      .costs(cost_of_a_mail)
      .fails_with(already_member)
      .fails_with(invited_meanwhile);
  r.get("/api/v1/auth/invitations", list_invitations)
      .says("List invitations that nobody has accepted, newest first")
      .named("list_invitations")
      .needs("members:read");
  r.post("/api/v1/auth/invitations/{id}/resend", resend_invitation)
      .says("Send an invitation again, with a new link")
      .named("resend_invitation")
      .needs("members:write")
      .answers(200)
      .costs(cost_of_a_mail);
  r.remove("/api/v1/auth/invitations/{id}", revoke_invitation)
      .says("Revoke an invitation; its link is dead at once")
      .named("revoke_invitation")
      .needs("members:write");
}

}  // namespace auth
