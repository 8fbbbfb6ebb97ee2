// A client that can be restored keeps its people; of one that cannot, they would stand in lists for ever.
#include "departed_clients.hpp"

#include <boost/describe/class.hpp>

#include "auth/events.hpp"
#include "session_ends.hpp"
#include "tenants/events.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;

struct Departed {
  base::Uuid id;
  tenancy::UserId user_id;
};
BOOST_DESCRIBE_STRUCT(Departed, (), (id, user_id))

Task<void> put_out(sql::Tx& tx, Departed member) {
  co_await end_sessions_of(tx, member.id, "removed");
  MembershipEnded event{tx.tenant_id(), member.user_id, member.id};
  co_await events::publish(tx, event);
  co_await tx.run(R"sql(
    delete from auth.memberships where id = $1
  )sql"_sql,
                  member.id);
}

Task<void> end_access_to_client(sql::Tx& tx, tenants::ClientDeleted event) {
  if (!event.for_good) co_return;
  auto members = co_await tx.all<Departed>(R"sql(
    select id, user_id from auth.memberships where tenant_id = $1 and sub_tenant_id = $2
  )sql"_sql,
                                           tx.tenant_id(), event.sub_tenant_id);
  for (const auto& member : members) co_await put_out(tx, member);
  co_await tx.run(R"sql(
    delete from auth.invitations where sub_tenant_id = $1
  )sql"_sql,
                  event.sub_tenant_id);
}

}  // namespace

void add_departed_client_listener(events::Bus& bus) {
  bus.on<tenants::ClientDeleted>("auth.end_access_to_client", end_access_to_client);
}

}  // namespace auth
