// Sessions are rows of tenants; a person meets its own in the scope across_tenants.
#include "session_list.hpp"

#include <boost/describe/class.hpp>

#include "base/error.hpp"
#include "device.hpp"
#include "session_ends.hpp"
#include "sessions.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;

struct StoredLine {
  tenancy::SessionId id;
  tenancy::TenantId tenant_id;
  std::string user_agent;
  std::string address;
  bool is_impersonation;
  base::Timestamp created_at;
  base::Timestamp last_seen_at;
};
BOOST_DESCRIBE_STRUCT(StoredLine, (), (id, tenant_id, user_agent, address, is_impersonation, created_at, last_seen_at))

struct OwnSession {
  tenancy::SessionId id;
  tenancy::TenantId tenant_id;
  std::string device;
  std::string address;
  bool is_impersonation;  // the platform's support looks on
  bool is_current;
  base::Timestamp created_at;
  base::Timestamp last_seen_at;
};
BOOST_DESCRIBE_STRUCT(OwnSession, (),
                      (id, tenant_id, device, address, is_impersonation, is_current, created_at, last_seen_at))

struct OwnSessionList {
  std::vector<OwnSession> data;
};
BOOST_DESCRIBE_STRUCT(OwnSessionList, (), (data))

struct SessionRef {
  tenancy::SessionId id;
};
BOOST_DESCRIBE_STRUCT(SessionRef, (), (id))

// Whoever has more than a hundred sees those in use and ends all of them at once.
Task<OwnSessionList> list_sessions(Member who, sql::Database& db) {
  require_the_person(who);
  auto reader = db.read(Scope::across_tenants(who.user_id));
  auto stored = co_await reader.all<StoredLine>(R"sql(
    select id, tenant_id, user_agent, address, impersonator_id is not null as is_impersonation, created_at, last_seen_at
    from auth.sessions where user_id = $1 and ended_at is null and expires_at > $2
    order by last_seen_at desc, id desc limit 100
  )sql"_sql,
                                                who.user_id, base::Clock::now());
  OwnSessionList list;
  for (const auto& line : stored) {
    list.data.push_back({line.id, line.tenant_id, device_of(line.user_agent), line.address, line.is_impersonation,
                         line.id == who.session_id, line.created_at, line.last_seen_at});
  }
  co_return list;
}

Task<void> end_own_session(Member who, sql::Database& db, SessionRef in) {
  require_the_person(who);
  auto tx = co_await db.begin(Scope::across_tenants(who.user_id));
  const auto own = co_await tx.one<tenancy::SessionId>(R"sql(
    select id from auth.sessions where id = $1 and user_id = $2 and ended_at is null and expires_at > $3
  )sql"_sql,
                                                       in.id, who.user_id, base::Clock::now());
  co_await end_session(tx, own, "ended");
  co_await tx.commit();
}

Task<void> log_out_everywhere(Member who, sql::Database& db) {
  require_the_person(who);
  auto tx = co_await db.begin(Scope::across_tenants(who.user_id));
  co_await end_sessions_across(tx, who.user_id, "logout");
  co_await tx.commit();
}

}  // namespace

void add_session_list_routes(http::Routes& r) {
  r.get("/api/v1/auth/sessions", list_sessions)
      .says("List my sessions, in all agencies, last used first")
      .named("list_sessions")
      .signed_in();
  r.remove("/api/v1/auth/sessions/{id}", end_own_session)
      .says("End one of my sessions")
      .named("end_own_session")
      .signed_in();
  r.post("/api/v1/auth/logout-everywhere", log_out_everywhere)
      .says("End all my sessions, in all agencies, this one too")
      .named("log_out_everywhere")
      .signed_in()
      .answers(204);
}

}  // namespace auth
