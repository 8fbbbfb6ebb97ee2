// Gathers the routes of the auth service.
#include "auth/auth.hpp"

#include "access_token.hpp"
#include "agency_people.hpp"
#include "api_key_members.hpp"
#include "api_keys.hpp"
#include "base/error.hpp"
#include "email_verification.hpp"
#include "impersonation.hpp"
#include "invitation_acceptance.hpp"
#include "invitations.hpp"
#include "magic_links.hpp"
#include "members.hpp"
#include "oidc/domains.hpp"
#include "oidc/oidc.hpp"
#include "ownership.hpp"
#include "password_reset.hpp"
#include "passwords.hpp"
#include "permissions.hpp"
#include "profile.hpp"
#include "registration.hpp"
#include "roles.hpp"
#include "second_factors.hpp"
#include "session_list.hpp"
#include "sessions.hpp"
#include "switch_tenant.hpp"
#include "users.hpp"

namespace auth {

void add_routes(http::Routes& routes, Given& given) {
  add_registration_routes(routes, given);
  add_password_routes(routes, given);
  add_password_reset_routes(routes, given);
  add_email_verification_routes(routes, given);
  add_magic_link_routes(routes, given);
  add_profile_routes(routes);
  add_session_routes(routes, given);
  add_api_key_routes(routes);
  add_oidc_routes(routes, given);
  add_all_second_factor_routes(routes, given);
  add_session_list_routes(routes);
  add_switch_routes(routes, given);
  add_permission_routes(routes);
  add_role_routes(routes);
  add_member_routes(routes, given);
  add_invitation_routes(routes, given);
  add_invitation_acceptance_routes(routes, given);
  add_ownership_routes(routes, given);
  add_impersonation_routes(routes, given);
  add_user_routes(routes, given);
  add_agency_people_routes(routes, given);
}

AgencyRules& no_agency_rules() {
  static AgencyRules none;
  return none;
}

AgencyDirectory& no_agency_directory() {
  static AgencyDirectory none;
  return none;
}

SeatQuota& unlimited_seats() {
  static SeatQuota unlimited;
  return unlimited;
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

base::Task<tenancy::Member> find_holder(ApiKeyMembers& keys, sql::Database* database, std::string_view bearer) {
  if (database == nullptr) throw base::internal("API keys need a database");
  co_return co_await keys.find(*database, bearer);
}

}  // namespace

http::Authenticator authenticator(const crypto::TokenSigner& signer, const RevokedTokens& revoked, Options options) {
  return [&signer, &revoked, options, keys = std::make_shared<ApiKeyMembers>()](sql::Database* database,
                                                                                std::string_view bearer) {
    if (looks_like_api_key(bearer)) return find_holder(*keys, database, bearer);
    return authenticate(signer, revoked, options, bearer);
  };
}

void add_oidc_jobs(jobs::Worker& worker, TxtRecords& records) {
  worker.on<VerifyDomain>(jobs::with(verify_domain, records));
}

}  // namespace auth
