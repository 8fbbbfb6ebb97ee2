// Memberships across tenants, and the session that moves between them.
#include "switch_tenant.hpp"

#include "base/error.hpp"
#include "oidc/enforcement.hpp"
#include "second_factors.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;

struct Elsewhere {
  tenancy::TenantId tenant_id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  tenancy::Role role;
  std::optional<Level> level;
};
BOOST_DESCRIBE_STRUCT(Elsewhere, (), (tenant_id, sub_tenant_id, role, level))

struct OwnMembership {
  tenancy::TenantId tenant_id;
  std::string agency_name;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  std::optional<std::string> client_name;
  tenancy::Role role;
  std::optional<Level> level;
  bool is_current;
};
BOOST_DESCRIBE_STRUCT(OwnMembership, (), (tenant_id, agency_name, sub_tenant_id, client_name, role, level, is_current))

struct OwnMembershipList {
  std::vector<OwnMembership> data;
};
BOOST_DESCRIBE_STRUCT(OwnMembershipList, (), (data))

struct Switch {
  tenancy::TenantId tenant_id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(Switch, (), (tenant_id, sub_tenant_id, delivery))

struct PresentSession {
  base::Timestamp authenticated_at;
  std::vector<std::string> methods;
};
BOOST_DESCRIBE_STRUCT(PresentSession, (), (authenticated_at, methods))

Task<OwnMembership> named(Given& given, sql::Database& db, Member who, Elsewhere membership) {
  auto reader = db.read(Scope::of(membership.tenant_id));
  const bool is_current = membership.tenant_id == who.tenant_id && membership.sub_tenant_id == who.sub_tenant_id;
  OwnMembership own{membership.tenant_id, {},        membership.sub_tenant_id, {}, membership.role,
                    membership.level,     is_current};
  own.agency_name = co_await given.directory.agency_name(reader);
  if (own.sub_tenant_id) own.client_name = co_await given.directory.client_name(reader, *own.sub_tenant_id);
  co_return own;
}

Task<OwnMembershipList> list_memberships(Given& given, Member who, sql::Database& db) {
  require_the_person(who);
  auto reader = db.read(Scope::of(who.user_id));
  auto memberships = co_await reader.all<Elsewhere>(R"sql(
    select tenant_id, sub_tenant_id, role, level from auth.memberships
    where user_id = $1 and deactivated_at is null order by created_at, id
  )sql"_sql,
                                                    who.user_id);
  OwnMembershipList list;
  for (const auto& membership : memberships) list.data.push_back(co_await named(given, db, who, membership));
  co_return list;
}

Task<PresentSession> get_present_session(sql::Database& db, Member who) {
  auto reader = db.read(Scope::of(who.tenant_id));
  auto present = co_await reader.maybe<PresentSession>(R"sql(
    select authenticated_at, methods from auth.sessions where id = $1 and ended_at is null
  )sql"_sql,
                                                       who.session_id);
  if (!present) throw base::unauthenticated("session_ended", "Please sign in again.");
  co_return *present;
}

Task<void> end_present_session(sql::Database& db, Member who) {
  auto tx = co_await db.begin(Scope::of(who.tenant_id));
  co_await end_session(tx, who.session_id, "switched");
  co_await tx.commit();
}

Task<http::Reply<Session>> switch_tenant(Given& given, Member who, sql::Database& db, http::Caller caller, Switch in) {
  require_the_person(who);
  Destination to{in.tenant_id, in.sub_tenant_id, in.delivery.value_or(TokenDelivery::body)};
  co_return co_await switch_session(given, db, caller, who, to);
}

}  // namespace

Task<http::Reply<Session>> switch_session(Given& given, sql::Database& db, http::Caller caller, Member who,
                                          Destination to) {
  auto membership = co_await find_membership_in(db, who.user_id, to.tenant_id, to.sub_tenant_id);
  if (!membership) throw base::not_found();
  const auto present = co_await get_present_session(db, who);
  if (to.tenant_id != who.tenant_id) require_portable(present.methods);
  auto tx = co_await db.begin(Scope::of(membership->tenant_id));
  auto account = co_await find_active_account(tx, who.user_id);
  if (!account) throw base::unauthenticated("session_ended", "Please sign in again.");
  co_await require_way_in(db, *account, *membership, present.methods);
  co_await require_second_factor(given, db, membership->tenant_id, present.methods);
  NewSession wanted{*account, *membership, present.methods, to.delivery};
  wanted.authenticated_at = present.authenticated_at;
  auto reply = co_await open_session(given, tx, caller, wanted);
  co_await tx.commit();
  co_await end_present_session(db, who);
  co_return reply;
}

void add_switch_routes(http::Routes& r, Given& given) {
  r.get("/api/v1/auth/memberships", http::with(list_memberships, given))
      .says("List the agencies and clients I belong to, the oldest first")
      .named("list_memberships")
      .signed_in();
  r.post("/api/v1/auth/switch", http::with(switch_tenant, given))
      .says("Go to another agency or client; the present session ends")
      .named("switch_tenant")
      .signed_in()
      .answers(200);
}

}  // namespace auth
