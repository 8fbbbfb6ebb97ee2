// A session of the person looked through, which says who looks. That it only reads is the dispatcher's business.
#include "impersonation.hpp"

#include <boost/describe/class.hpp>

#include "auth/events.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "http/acts.hpp"
#include "session_ends.hpp"
#include "sessions.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;

struct Impersonation {
  tenancy::TenantId tenant_id;
  std::optional<tenancy::UserId> user_id;  // the owner, unless said
  shape::Text<5, 500> reason;
};
BOOST_DESCRIBE_STRUCT(Impersonation, (), (tenant_id, user_id, reason))

struct Seat {
  tenancy::TenantId tenant_id;
  base::Uuid id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  tenancy::Role role;
  std::optional<Level> level;
  tenancy::UserId user_id;
};
BOOST_DESCRIBE_STRUCT(Seat, (), (tenant_id, id, sub_tenant_id, role, level, user_id))

// Never another administrator of the platform: their reach would be the impersonator's own, under another name.
Task<Seat> get_seat(sql::Tx& tx, std::optional<tenancy::UserId> user) {
  co_return co_await tx.one<Seat>(R"sql(
    select tenant_id, id, sub_tenant_id, role, level, user_id from auth.memberships
    where role <> 'admin' and deactivated_at is null
      and case when $1::uuid is null then level = 'owner' else user_id = $1 end
    order by sub_tenant_id is not null, created_at, id limit 1
  )sql"_sql,
                                  user);
}

Task<http::Reply<Session>> impersonate(Given& given, Member who, sql::Database& db, http::Caller caller,
                                       Impersonation in) {
  require_the_person(who);
  auto tx = co_await db.begin(Scope::of(in.tenant_id));
  const auto seat = co_await get_seat(tx, in.user_id);
  auto account = co_await find_active_account(tx, seat.user_id);
  if (!account) throw base::not_found();
  const Membership membership{seat.tenant_id, seat.id, seat.sub_tenant_id, seat.role, seat.level};
  NewSession wanted{*account, membership, {"impersonation"}, TokenDelivery::body, who.user_id};
  wanted.impersonation_reason = in.reason.str();
  auto opened = co_await open_session(given, tx, caller, wanted);
  http::Act act{who.user_id, "impersonate", to_string(seat.user_id), in.reason.str()};
  co_await http::note_act(tx, std::move(act));
  ImpersonationStarted event{who.user_id, seat.user_id, wanted.id, in.reason.str()};
  co_await events::publish(tx, event);
  co_await tx.commit();
  co_return opened;
}

Task<void> end_all_begun_by(sql::Database& db, tenancy::UserId administrator) {
  auto tx = co_await db.begin(Scope::across_tenants(administrator));
  co_await end_impersonations_by(tx, administrator);
  co_await tx.commit();
}

// With the impersonation's own token that one; with the administrator's all that it began.
Task<void> end_impersonation(Member who, sql::Database& db) {
  if (!who.impersonator_id) {
    co_await end_all_begun_by(db, who.user_id);
    co_return;
  }
  auto tx = co_await db.begin(Scope::of(who.tenant_id));
  co_await end_session(tx, who.session_id, "impersonation_ended");
  co_await tx.commit();
}

}  // namespace

void add_impersonation_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/impersonation", http::with(impersonate, given))
      .says("Look at a tenant through the eyes of one of its people: an hour, reading only")
      .named("impersonate")
      .needs("platform:impersonate")
      .asks_fresh_sign_in();
  r.remove("/api/v1/auth/impersonation", end_impersonation)
      .says("Stop looking through somebody's eyes")
      .named("end_impersonation")
      .signed_in()
      .serves_impersonators();
}

}  // namespace auth
