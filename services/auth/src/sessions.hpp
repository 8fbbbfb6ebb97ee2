// Sessions: staying signed in, signing out.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "accounts.hpp"
#include "auth/auth.hpp"
#include "memberships.hpp"
#include "shape/types.hpp"
#include "tenancy/member.hpp"

namespace auth {

// Where the refresh token goes: API clients take it from the body, browsers keep it in a cookie no script can read.
enum class TokenDelivery { body, cookie };
BOOST_DESCRIBE_ENUM(TokenDelivery, body, cookie)

struct Refresh {
  std::optional<shape::Text<1, 256>> refresh_token;  // absent: the cookie holds it
};
BOOST_DESCRIBE_STRUCT(Refresh, (), (refresh_token))

// The platform's administrator who looks through this person's eyes, for the banner that says so.
struct Impersonator {
  tenancy::UserId user_id;
  std::string full_name;
  base::Timestamp until;
};
BOOST_DESCRIBE_STRUCT(Impersonator, (), (user_id, full_name, until))

struct SignedIn {
  tenancy::UserId user_id;
  std::string full_name;
  std::string email;
  tenancy::TenantId tenant_id;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  tenancy::Role role;
  std::vector<std::string> permissions;
  bool email_verified = false;
  std::optional<Impersonator> impersonator = {};
};
BOOST_DESCRIBE_STRUCT(SignedIn, (),
                      (user_id, full_name, email, tenant_id, sub_tenant_id, role, permissions, email_verified,
                       impersonator))

struct Session {
  std::string access_token;
  std::string token_type;
  std::int64_t expires_in;  // seconds
  std::optional<std::string> refresh_token;
  SignedIn user;
};
BOOST_DESCRIBE_STRUCT(Session, (), (access_token, token_type, expires_in, refresh_token, user))

// Impersonation ends after an hour, whatever happens.
inline constexpr std::chrono::seconds impersonation_lifetime{3600};

// A session to open for a person whose identity is proven.
struct NewSession {
  Account account;
  Membership membership;
  std::vector<std::string> methods;  // of the proof, by RFC 8176
  TokenDelivery delivery = TokenDelivery::body;
  std::optional<tenancy::UserId> impersonator_id = {};
  std::optional<std::string> impersonation_reason = {};  // with an impersonator only
  std::optional<base::Timestamp> authenticated_at = {};  // of the session that this one continues; else now
  tenancy::SessionId id = tenancy::SessionId::make();
};

// Writes one row in `tx`, which has the membership's tenant as its scope.
base::Task<http::Reply<Session>> open_session(Given& given, sql::Tx& tx, http::Caller caller, NewSession wanted);

// Ends the session and announces it; nothing where it has ended before. `reason` is kept: logout, reuse, reset...
base::Task<void> end_session(sql::Tx& tx, tenancy::SessionId id, std::string reason);

// For what belongs to the person alone, in all its agencies: throws base::forbidden for an API key and for whoever
// looks through the person's eyes.
void require_the_person(const tenancy::Member& who);

void add_session_routes(http::Routes& routes, Given& given);

}  // namespace auth
