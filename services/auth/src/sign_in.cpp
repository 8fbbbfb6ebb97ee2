// From a proof to a session.
#include "sign_in.hpp"

#include "oidc/enforcement.hpp"
#include "second_factor_challenges.hpp"
#include "second_factors.hpp"
#include "trusted_devices.hpp"

namespace auth {

using base::Task;
using tenancy::Scope;

namespace {

struct Presented {
  tenancy::UserId user;
  tenancy::TenantId tenant;
  std::vector<std::string> device_tokens;
};

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

// A second factor that nobody has and nobody wants is not owed, nor one that this device has shown lately.
Task<bool> owes_second_factor(Given& given, sql::Database& db, Presented presented) {
  auto reader = db.read(Scope::nobody());
  const auto factors = co_await factors_of(reader, presented.user);
  const bool is_wanted = factors.any || co_await given.rules.wants_second_factor(db, presented.tenant);
  if (!is_wanted) co_return false;
  for (const auto& token : presented.device_tokens) {
    if (co_await is_trusted_device(db, presented.user, token)) co_return false;
  }
  co_return true;
}

}  // namespace

Task<http::Reply<SignInAnswer>> sign_in(Given& given, sql::Database& db, http::Caller caller, Account account,
                                        SignInWish wish, Proof proof) {
  auto membership = co_await choose_membership(db, account.id, wish.tenant_id);
  co_await require_way_in(db, account, membership, proof.methods);
  Presented presented{account.id, membership.tenant_id, {wish.device_token, device_token_of(caller)}};
  if (!proof.has_second_factor && co_await owes_second_factor(given, db, presented)) {
    PendingSignIn pending{wish.delivery, proof.methods};
    http::Reply<SignInAnswer> question;
    question.body.second_factor = co_await ask_second_factor(given, db, account.id, membership.tenant_id, pending);
    co_return question;
  }
  auto tx = co_await db.begin(Scope::of(membership.tenant_id));
  NewSession wanted{account, membership, proof.methods, wish.delivery, {}};
  auto session = co_await open_session(given, tx, caller, wanted);
  co_await tx.commit();
  co_return answer_of(std::move(session));
}

}  // namespace auth
