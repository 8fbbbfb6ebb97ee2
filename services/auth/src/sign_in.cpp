// From a proof to a session.
#include "sign_in.hpp"

namespace auth {

using base::Task;
using tenancy::Scope;

namespace {

http::Reply<SignInAnswer> answer_of(http::Reply<Session> session) {
  http::Reply<SignInAnswer> reply;
  reply.body.access_token = std::move(session.body.access_token);
  reply.body.token_type = std::move(session.body.token_type);
  reply.body.expires_in = session.body.expires_in;
  reply.body.refresh_token = std::move(session.body.refresh_token);
  reply.body.user = std::move(session.body.user);
  reply.headers = std::move(session.headers);
  return reply;
}

}  // namespace

Task<http::Reply<SignInAnswer>> sign_in(Given& given, sql::Database& db, http::Caller caller, Account account,
                                        SignInWish wish, Proof proof) {
  auto membership = co_await choose_membership(db, account.id, wish.tenant_id);
  auto tx = co_await db.begin(Scope::of(membership.tenant_id));
  NewSession wanted{account, membership, proof.methods, wish.delivery, {}};
  auto session = co_await open_session(given, tx, caller, wanted);
  co_await tx.commit();
  co_return answer_of(std::move(session));
}

}  // namespace auth
