// Passkeys as proof: what a browser is asked for, and what is made of its answer.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

#include "auth/auth.hpp"
#include "webauthn.hpp"

namespace auth {

// What a passkey is asked for; an answer to one is none to another.
enum class Ceremony { registration, sign_in, second_factor, confirmation };
BOOST_DESCRIBE_ENUM(Ceremony, registration, sign_in, second_factor, confirmation)

struct KnownPasskey {
  std::string type;
  std::string id;
  std::vector<std::string> transports;
};
BOOST_DESCRIBE_STRUCT(KnownPasskey, (), (type, id, transports))

// PublicKeyCredentialRequestOptionsJSON of WebAuthn: for PublicKeyCredential.parseRequestOptionsFromJSON().
struct PasskeyRequest {
  std::string challenge;
  std::string rp_id;
  std::int64_t timeout;  // milliseconds
  std::string user_verification;
  std::vector<KnownPasskey> allow_credentials;  // empty: any that the browser knows for us
};
BOOST_DESCRIBE_STRUCT(PasskeyRequest, (), (challenge, rp_id, timeout, user_verification, allow_credentials))

// What navigator.credentials.get() returned, in base64url.
struct PasskeyAnswer {
  Encoded<1400> credential_id;
  Encoded<4096> client_data;  // clientDataJSON
  Encoded<4096> authenticator_data;
  Encoded<1024> signature;
  std::optional<Encoded<88>> user_handle;
};
BOOST_DESCRIBE_STRUCT(PasskeyAnswer, (), (credential_id, client_data, authenticator_data, signature, user_handle))

struct PasskeyWish {
  Ceremony ceremony = Ceremony::sign_in;
  std::optional<tenancy::UserId> user = {};  // nothing: whoever answers
  bool needs_user_verification = true;
};

struct PasskeyChallenge {
  std::string text;  // as it goes to the browser and comes back in the client data
  RelyingParty party;
};

// Good for 5 minutes and one answer, on the host that the caller is at: the platform's, or an agency's own.
base::Task<PasskeyChallenge> issue_passkey_challenge(Given& given, sql::Database& db, http::Caller caller,
                                                     PasskeyWish wish);
// Ends the challenge that `client_data` answers, in a transaction of its own: a failed answer is no second chance.
// Throws as refuse_passkey().
base::Task<PasskeyChallenge> redeem_passkey_challenge(Given& given, sql::Database& db, PasskeyWish wish,
                                                      std::string client_data);

base::Task<PasskeyRequest> request_passkey(Given& given, sql::Database& db, http::Caller caller, PasskeyWish wish);

using PasskeyUse = PasskeyWish;
struct UsedPasskey {
  tenancy::UserId user;
  std::string method;  // "hwk", or "swk" for one that is kept in an account of the person (RFC 8176)
};

// Verifies the answer to request_passkey() with the same wish. A passkey whose counter went back is suspended, which is
// announced. Throws as refuse_passkey().
base::Task<UsedPasskey> use_passkey(Given& given, sql::Database& db, PasskeyUse use, PasskeyAnswer answer);

// The passkeys of the person on one host, as a browser wants to know them.
base::Task<std::vector<KnownPasskey>> known_passkeys(sql::Queries& db, tenancy::UserId user, std::string party);

// What is stored of a credential's id beside it.
std::string credential_hash(std::string_view id);

}  // namespace auth
