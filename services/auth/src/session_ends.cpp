// One event for each session; the listeners in revoked_tokens.cpp tell every process.
#include "session_ends.hpp"

#include <boost/describe/class.hpp>

#include "auth/events.hpp"
#include "base/time.hpp"
#include "events/events.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;

struct Concerned {
  tenancy::UserId user_id;
  tenancy::SessionId id;
};
BOOST_DESCRIBE_STRUCT(Concerned, (), (user_id, id))

Task<void> announce_ends(sql::Tx& tx, std::vector<Concerned> sessions) {
  for (const auto& session : sessions) {
    SessionEnded event{session.user_id, session.id};
    co_await events::publish(tx, event);
  }
}

Task<void> announce_changes(sql::Tx& tx, std::vector<Concerned> sessions) {
  for (const auto& session : sessions) {
    SessionOutdated event{session.user_id, session.id};
    co_await events::publish(tx, event);
  }
}

}  // namespace

Task<void> end_sessions_of(sql::Tx& tx, base::Uuid membership, std::string reason) {
  auto ended = co_await tx.all<Concerned>(R"sql(
    update auth.sessions set ended_at = $2, end_reason = $3
    where membership_id = $1 and ended_at is null returning user_id, id
  )sql"_sql,
                                          membership, base::Clock::now(), reason);
  co_await announce_ends(tx, std::move(ended));
}

Task<void> outdate_sessions_of(sql::Tx& tx, base::Uuid membership) {
  auto outdated = co_await tx.all<Concerned>(R"sql(
    select user_id, id from auth.sessions where membership_id = $1 and ended_at is null and expires_at > $2
  )sql"_sql,
                                             membership, base::Clock::now());
  co_await announce_changes(tx, std::move(outdated));
}

Task<void> outdate_sessions_by_role(sql::Tx& tx, base::Uuid role) {
  auto outdated = co_await tx.all<Concerned>(R"sql(
    select s.user_id, s.id from auth.memberships m
    join auth.sessions s on s.tenant_id = m.tenant_id and s.membership_id = m.id
    where m.role_id = $1 and s.ended_at is null and s.expires_at > $2
  )sql"_sql,
                                             role, base::Clock::now());
  co_await announce_changes(tx, std::move(outdated));
}

Task<void> end_sessions_across(sql::Tx& tx, tenancy::UserId user, std::string reason,
                               std::optional<tenancy::SessionId> kept) {
  auto ended = co_await tx.all<Concerned>(R"sql(
    update auth.sessions set ended_at = $2, end_reason = $3
    where (user_id = $1 or impersonator_id = $1) and ended_at is null and id is distinct from $4 returning user_id, id
  )sql"_sql,
                                          user, base::Clock::now(), reason, kept);
  co_await announce_ends(tx, std::move(ended));
}

Task<void> end_impersonations_by(sql::Tx& tx, tenancy::UserId administrator) {
  auto ended = co_await tx.all<Concerned>(R"sql(
    update auth.sessions set ended_at = $2, end_reason = 'impersonation_ended'
    where impersonator_id = $1 and ended_at is null returning user_id, id
  )sql"_sql,
                                          administrator, base::Clock::now());
  co_await announce_ends(tx, std::move(ended));
}

}  // namespace auth
