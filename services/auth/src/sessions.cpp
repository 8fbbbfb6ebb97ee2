// Opening, refresh with reuse detection, logout.
#include "sessions.hpp"

#include <algorithm>

#include "access_token.hpp"
#include "auth/events.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "refresh_token.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

constexpr std::string_view cookie_name = "__Secure-dde-refresh";
constexpr const char* cookie_path = "/api/v1/auth";

struct StoredSession {
  tenancy::UserId user_id;
  base::Uuid membership_id;
  std::string token_hash;
  std::optional<std::string> previous_token_hash;
  base::Timestamp rotated_at;
  base::Timestamp expires_at;
  std::optional<base::Timestamp> ended_at;
  base::Timestamp authenticated_at;
  std::optional<tenancy::UserId> impersonator_id;
};
BOOST_DESCRIBE_STRUCT(StoredSession, (),
                      (user_id, membership_id, token_hash, previous_token_hash, rotated_at, expires_at, ended_at,
                       authenticated_at, impersonator_id))

base::Error signed_out() { return base::unauthenticated("session_ended", "Please sign in again."); }

http::Cookie refresh_cookie(std::string_view token, std::chrono::seconds ttl) {
  return {.name = std::string(cookie_name), .value = std::string(token), .path = cookie_path, .max_age = ttl};
}

struct Presented {
  RefreshToken token;
  TokenDelivery delivery;
};

struct Standing {
  tenancy::SessionId id;
  base::Timestamp authenticated_at;
  std::optional<tenancy::UserId> impersonator_id;
  base::Timestamp expires_at;
};

Task<std::optional<Impersonator>> find_impersonator(sql::Queries& db, tenancy::SessionId session) {
  co_return co_await db.maybe<Impersonator>(R"sql(
    select u.id as user_id, u.full_name, s.expires_at as until
    from auth.sessions s join auth.users u on u.id = s.impersonator_id where s.id = $1
  )sql"_sql,
                                            session);
}

// An access token does not outlive its session.
Options options_until(const Options& options, base::Timestamp end) {
  auto bounded = options;
  const auto left = std::chrono::floor<std::chrono::seconds>(end - base::Clock::now());
  bounded.access_token_ttl = std::min(options.access_token_ttl, left);
  return bounded;
}

// What a person is handed: tokens of this session in this place.
struct Handover {
  Account account;
  Membership membership;
  Standing session;
  Presented next;
};

http::Reply<Session> hand_over(const Given& given, const tenancy::Member& member, const Handover& what) {
  const auto options = options_until(given.options, what.session.expires_at);
  const auto& account = what.account;
  const auto& [token, delivery] = what.next;
  http::Reply<Session> reply;
  reply.body.access_token = issue_access_token(given.signer, options, member);
  reply.body.token_type = "Bearer";
  reply.body.expires_in = options.access_token_ttl.count();
  reply.body.user = {account.id,           account.full_name, account.email,     member.tenant_id,
                     member.sub_tenant_id, member.role,       member.permissions};
  reply.body.user.email_verified = account.email_verified_at.has_value();
  if (delivery == TokenDelivery::body) {
    reply.body.refresh_token = token.text();
  } else {
    reply.set_cookie(refresh_cookie(token.text(), given.options.refresh_token_ttl));
  }
  return reply;
}

Task<void> require_active(Given& given, sql::Queries& db, tenancy::TenantId tenant) {
  if (given.tenants != nullptr) co_await given.tenants->require_active(db, tenant);
}

Task<http::Reply<Session>> hand_over_permitted(Given& given, sql::Queries& db, Handover what) {
  const auto& [account, membership, session, next] = what;
  auto permissions = co_await effective_permissions(db, membership);
  const tenancy::Member member{.user_id = account.id,
                               .tenant_id = membership.tenant_id,
                               .sub_tenant_id = membership.sub_tenant_id,
                               .session_id = session.id,
                               .role = membership.role,
                               .permissions = std::move(permissions),
                               .impersonator_id = session.impersonator_id,
                               .authenticated_at = session.authenticated_at};
  auto reply = hand_over(given, member, what);
  if (session.impersonator_id) reply.body.user.impersonator = co_await find_impersonator(db, session.id);
  co_return reply;
}

std::optional<Presented> presented_token(const http::Caller& caller, const Refresh& in) {
  const std::string_view text = in.refresh_token ? in.refresh_token->view() : caller.cookie(cookie_name);
  const auto token = RefreshToken::parse(text);
  if (!token) return std::nullopt;
  return Presented{*token, in.refresh_token ? TokenDelivery::body : TokenDelivery::cookie};
}

Task<std::optional<StoredSession>> lock_session(sql::Tx& tx, tenancy::SessionId id) {
  co_return co_await tx.maybe<StoredSession>(R"sql(
    select user_id, membership_id, token_hash, previous_token_hash, rotated_at, expires_at, ended_at,
           authenticated_at, impersonator_id
    from auth.sessions where id = $1 for update
  )sql"_sql,
                                             id);
}

Task<void> rotate_token(sql::Tx& tx, RefreshToken successor, std::string presented_hash, base::Timestamp expires_at) {
  co_await tx.run(R"sql(
    update auth.sessions
    set token_hash = $2, previous_token_hash = $3, rotated_at = $4, last_seen_at = $4, expires_at = $5 where id = $1
  )sql"_sql,
                  successor.session_id, successor.hash(), presented_hash, base::Clock::now(), expires_at);
}

// The person and the membership may have changed since the session began: both are read again.
Task<http::Reply<Session>> renew(Given& given, sql::Tx& tx, StoredSession stored, Presented successor) {
  auto account = co_await find_active_account(tx, stored.user_id);
  auto membership = co_await find_active_membership(tx, stored.membership_id);
  if (!account || !membership) throw signed_out();
  co_await require_active(given, tx, membership->tenant_id);
  Standing session{successor.token.session_id, stored.authenticated_at, stored.impersonator_id, stored.expires_at};
  Handover what{*account, *membership, session, successor};
  co_return co_await hand_over_permitted(given, tx, what);
}

Task<http::Reply<Session>> refresh_session(Given& given, sql::Database& db, http::Caller caller, Refresh in) {
  const auto presented = presented_token(caller, in);
  if (!presented) throw signed_out();
  const auto hash = presented->token.hash();

  auto tx = co_await db.begin(Scope::of(presented->token.tenant_id));
  auto stored = co_await lock_session(tx, presented->token.session_id);
  if (!stored) throw signed_out();
  const TokenState state{stored->token_hash, stored->previous_token_hash, stored->rotated_at, stored->expires_at,
                         stored->ended_at.has_value()};
  const auto verdict = judge_refresh(state, hash, base::Clock::now());
  if (verdict == RefreshVerdict::refused) throw signed_out();
  if (verdict == RefreshVerdict::stolen) {
    co_await end_session(tx, presented->token.session_id, "reuse");
    co_await tx.commit();
    throw signed_out();
  }

  const Presented successor{presented->token.successor(given.options.refresh_key), presented->delivery};
  if (verdict == RefreshVerdict::rotate) {
    if (!stored->impersonator_id) stored->expires_at = base::Clock::now() + given.options.refresh_token_ttl;
    co_await rotate_token(tx, successor.token, hash, stored->expires_at);
  }
  auto reply = co_await renew(given, tx, *stored, successor);
  co_await tx.commit();
  co_return reply;
}

// Always succeeds: whoever holds no valid session is signed out already.
Task<http::Reply<void>> log_out(Given& given, sql::Database& db, http::Caller caller, Refresh in) {
  const auto presented = presented_token(caller, in);
  if (presented) {
    auto tx = co_await db.begin(Scope::of(presented->token.tenant_id));
    auto stored = co_await lock_session(tx, presented->token.session_id);
    const auto hash = presented->token.hash();
    if (stored && (stored->token_hash == hash || stored->previous_token_hash == hash)) {
      co_await end_session(tx, presented->token.session_id, "logout");
    }
    co_await tx.commit();
  }
  http::Reply<void> reply;
  reply.set_cookie(refresh_cookie("", std::chrono::seconds(0)));
  co_return reply;
}

Task<SignedIn> get_me(tenancy::Member who, sql::ReadTx& tx) {
  auto account = co_await find_active_account(tx, who.user_id);
  if (!account) throw signed_out();
  SignedIn me{account->id,       account->full_name, account->email, who.tenant_id,
              who.sub_tenant_id, who.role,           who.permissions};
  me.email_verified = account->email_verified_at.has_value();
  if (who.impersonator_id) me.impersonator = co_await find_impersonator(tx, who.session_id);
  co_return me;
}

}  // namespace

Task<void> end_session(sql::Tx& tx, tenancy::SessionId id, std::string reason) {
  auto user = co_await tx.maybe<tenancy::UserId>(R"sql(
    update auth.sessions set ended_at = $2, end_reason = $3 where id = $1 and ended_at is null returning user_id
  )sql"_sql,
                                                 id, base::Clock::now(), reason);
  if (!user) co_return;
  SessionEnded event{*user, id};
  co_await events::publish(tx, event);
}

Task<http::Reply<Session>> open_session(Given& given, sql::Tx& tx, http::Caller caller, NewSession wanted) {
  co_await require_active(given, tx, wanted.membership.tenant_id);
  const auto token = RefreshToken::make(wanted.membership.tenant_id, wanted.id);
  const auto now = base::Clock::now();
  const auto lifetime = wanted.impersonator_id ? impersonation_lifetime : given.options.refresh_token_ttl;
  Standing session{wanted.id, wanted.authenticated_at.value_or(now), wanted.impersonator_id, now + lifetime};
  co_await tx.run(R"sql(
    insert into auth.sessions (id, user_id, membership_id, token_hash, rotated_at, user_agent, address, expires_at,
                               authenticated_at, methods, impersonator_id, impersonation_reason, last_seen_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $5)
  )sql"_sql,
                  wanted.id, wanted.account.id, wanted.membership.id, token.hash(), now,
                  caller.user_agent.substr(0, 512), caller.address, session.expires_at, session.authenticated_at,
                  wanted.methods, wanted.impersonator_id, wanted.impersonation_reason);
  const Presented first{token, wanted.delivery};
  Handover what{wanted.account, wanted.membership, session, first};
  co_return co_await hand_over_permitted(given, tx, what);
}

void require_the_person(const tenancy::Member& who) {
  if (who.is_api_key) throw base::forbidden("not_for_api_keys", "An API key cannot do this. Sign in as a person.");
  if (who.impersonator_id) {
    throw base::forbidden("read_only_impersonation", "While you look through somebody's eyes this is closed.");
  }
}

void add_session_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/refresh", http::with(refresh_session, given))
      .says("Renew the access token")
      .named("refresh_session")
      .open()
      .stays_open()
      .answers(200);
  r.post("/api/v1/auth/logout", http::with(log_out, given))
      .says("End this session")
      .named("log_out")
      .open()
      .answers(204);
  r.get("/api/v1/auth/me", get_me).says("Show who is signed in").named("get_me").signed_in();
}

}  // namespace auth
