// Finding, linking, listing and forgetting identities.
#include "oidc/identities.hpp"

#include "base/error.hpp"
#include "oidc/enforcement.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;

Task<std::optional<tenancy::UserId>> find_identity(sql::Tx& tx, ProviderName name, IdToken token) {
  co_return co_await tx.maybe<tenancy::UserId>(R"sql(
    update auth.identities set last_used_at = $4, email = coalesce($5, email)
    where provider = $1 and issuer = $2 and subject = $3 returning user_id
  )sql"_sql,
                                               name.provider, name.issuer, token.subject, base::Clock::now(),
                                               token.email);
}

Task<void> link_identity(sql::Tx& tx, ProviderName name, IdToken token, tenancy::UserId user) {
  co_await tx.run(R"sql(
    insert into auth.identities (id, user_id, provider, issuer, subject, email, created_at, last_used_at)
    values ($1, $2, $3, $4, $5, $6, $7, $7)
    on conflict on constraint identities_subject_key do nothing
  )sql"_sql,
                  IdentityId::make(), user, name.provider, name.issuer, token.subject, token.email, base::Clock::now());
  auto holder = co_await tx.one<tenancy::UserId>(R"sql(
    select user_id from auth.identities where provider = $1 and issuer = $2 and subject = $3
  )sql"_sql,
                                                 name.provider, name.issuer, token.subject);
  if (holder == user) co_return;
  throw base::conflict("identity_taken", "This account of the identity provider belongs to somebody else here.");
}

namespace {

Task<IdentityList> list_identities(tenancy::Member who, sql::ReadTx& tx) {
  auto identities = co_await tx.all<Identity>(R"sql(
    select id, provider, email, created_at, last_used_at from auth.identities where user_id = $1 order by id
  )sql"_sql,
                                              who.user_id);
  co_return IdentityList{std::move(identities)};
}

Task<void> forget_identity(tenancy::Member who, sql::Tx& tx, IdentityTarget in) {
  const auto removed = co_await tx.run(R"sql(
    delete from auth.identities where id = $1 and user_id = $2
  )sql"_sql,
                                       in.id, who.user_id);
  if (removed == 0) throw base::not_found();
  co_await require_own_proof(tx, who);
}

}  // namespace

void add_identity_routes(http::Routes& r) {
  r.get("/api/v1/auth/oidc/identities", list_identities)
      .says("List the accounts elsewhere that sign you in here")
      .named("list_identities")
      .signed_in();
  r.remove("/api/v1/auth/oidc/identities/{id}", forget_identity)
      .says("Stop signing in with an account elsewhere")
      .named("forget_identity")
      .signed_in()
      .asks_fresh_sign_in();
}

}  // namespace auth
