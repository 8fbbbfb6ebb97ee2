// Gathers the routes of the auth service.
#include "auth/auth.hpp"

#include "access_token.hpp"
#include "base/error.hpp"
#include "registration.hpp"
#include "sessions.hpp"

namespace auth {

void add_routes(http::Routes& routes, Given& given) {
  add_registration_routes(routes, given);
  add_session_routes(routes, given);
}

http::Authenticator authenticator(const crypto::TokenSigner& signer, const EndedSessions& ended, Options options) {
  return [&signer, &ended, options](std::string_view token) {
    auto member = read_access_token(signer, options, token);
    if (ended.contains(member.session_id)) throw base::unauthenticated("session_ended", "Please sign in again.");
    return member;
  };
}

}  // namespace auth
