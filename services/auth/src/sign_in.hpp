// Signing in: whichever way somebody proves who it is, the proof ends here and becomes a session.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "accounts.hpp"
#include "auth/auth.hpp"
#include "sessions.hpp"

namespace auth {

struct SignInWish {
  std::optional<tenancy::TenantId> tenant_id;  // which membership, for people who have several
  TokenDelivery delivery = TokenDelivery::body;
  std::string device_token = {};  // of a trusted device, where it came in the body; the cookie is looked at anyway
};

// A second factor is still owed: the token goes back with its proof, within `expires_in` seconds.
struct SecondFactorChallenge {
  std::string token;
  std::vector<std::string> methods;  // totp, passkey, recoveryCode; setUp where one is wanted and there is none yet
  std::int64_t expires_in;
};
BOOST_DESCRIBE_STRUCT(SecondFactorChallenge, (), (token, methods, expires_in))

// Either a session or, with `second_factor` alone, the question that stands before it.
struct SignInAnswer {
  std::optional<std::string> access_token;
  std::optional<std::string> token_type;
  std::optional<std::int64_t> expires_in;  // seconds
  std::optional<std::string> refresh_token;
  std::optional<SignedIn> user;
  std::optional<SecondFactorChallenge> second_factor;
  std::optional<std::string> device_token;                 // of a device that is trusted from now on
  std::optional<std::vector<std::string>> recovery_codes;  // of a second factor that was set up on the way
};
BOOST_DESCRIBE_STRUCT(SignInAnswer, (),
                      (access_token, token_type, expires_in, refresh_token, user, second_factor, device_token,
                       recovery_codes))

// How somebody proved who it is, by the names of RFC 8176: "pwd", "otp", "hwk", "swk", "mfa"; "email",
// "oidc", "sso" (an agency's own provider) and "own_address" (another's answer at an agency's address), whose word
// counts in that agency only, are ours.
struct Proof {
  std::vector<std::string> methods;
  bool has_second_factor = false;
};

// The account is active and its proof is good. Begins its own transactions.
base::Task<http::Reply<SignInAnswer>> sign_in(Given& given, sql::Database& db, http::Caller caller, Account account,
                                              SignInWish wish, Proof proof);

}  // namespace auth
