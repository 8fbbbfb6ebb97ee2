// Closing an account and leaving every agency.
#include "auth/leaving.hpp"

#include <boost/describe/class.hpp>

#include "auth/events.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "session_ends.hpp"
#include "tenancy/member.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

struct Place {
  tenancy::TenantId tenant_id;
  base::Uuid id;
  tenancy::Role role;
  bool is_active;
};
BOOST_DESCRIBE_STRUCT(Place, (), (tenant_id, id, role, is_active))

Task<void> close_account(sql::Database& db, tenancy::UserId user) {
  auto tx = co_await db.begin(Scope::across_tenants(user));
  co_await tx.run(R"sql(
    update auth.users set is_active = false, updated_at = now() where id = $1 and is_active
  )sql"_sql,
                  user);
  co_await end_sessions_across(tx, user, "erased");
  co_await tx.commit();
}

Task<void> leave(sql::Database& db, SeatQuota& seats, tenancy::UserId user, Place place) {
  auto tx = co_await db.begin(Scope::of(place.tenant_id));
  co_await end_sessions_of(tx, place.id, "erased");
  const bool has_seat = place.role == tenancy::Role::agency && place.is_active;
  if (has_seat) co_await seats.give_back(tx);
  MembershipEnded event{place.tenant_id, user, place.id};
  co_await events::publish(tx, event);
  co_await tx.run(R"sql(
    delete from auth.memberships where id = $1
  )sql"_sql,
                  place.id);
  co_await tx.commit();
}

}  // namespace

Task<bool> owns_an_agency(sql::Database& db, tenancy::UserId user) {
  auto tx = db.read(Scope::of(user));
  co_return co_await tx.one<bool>(R"sql(
    select exists (select from auth.memberships where user_id = $1 and level = 'owner')
  )sql"_sql,
                                  user);
}

Task<void> leave_everywhere(sql::Database& db, SeatQuota& seats, tenancy::UserId user) {
  const bool is_owner = co_await owns_an_agency(db, user);
  if (is_owner) throw base::conflict("owns_agency", "Hand the agency over, or close it, before you leave for good.");
  co_await close_account(db, user);
  auto reader = db.read(Scope::of(user));
  auto places = co_await reader.all<Place>(R"sql(
    select tenant_id, id, role, deactivated_at is null as is_active from auth.memberships where user_id = $1
  )sql"_sql,
                                           user);
  for (const auto& place : places) co_await leave(db, seats, user, place);
}

}  // namespace auth
