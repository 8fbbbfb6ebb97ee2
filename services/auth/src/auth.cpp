// Gathers the routes of the auth service.
#include "auth/auth.hpp"

#include "access_token.hpp"
#include "base/error.hpp"
#include "passwords.hpp"
#include "registration.hpp"
#include "sessions.hpp"

namespace auth {

void add_routes(http::Routes& routes, Given& given) {
  add_registration_routes(routes, given);
  add_password_routes(routes, given);
  add_session_routes(routes, given);
}

namespace {

base::Task<tenancy::Member> authenticate(const crypto::TokenSigner& signer, const RevokedTokens& revoked,
                                         const Options& options, std::string_view bearer) {
  const auto token = read_access_token(signer, options, bearer);
  const auto revocation = revoked.judge(token.member.session_id, token.issued_at);
  if (revocation == Revocation::ended) throw base::unauthenticated("session_ended", "Please sign in again.");
  if (revocation == Revocation::outdated) {
    throw base::unauthenticated("token_outdated", "What you may do has changed. Renew the access token.");
  }
  co_return token.member;
}

}  // namespace

http::Authenticator authenticator(const crypto::TokenSigner& signer, const RevokedTokens& revoked, Options options) {
  return [&signer, &revoked, options](sql::Database*, std::string_view bearer) {
    return authenticate(signer, revoked, options, bearer);
  };
}

}  // namespace auth
