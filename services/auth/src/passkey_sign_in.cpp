// The browser offers the passkeys it knows for this host; the one that answers says whose it is.
#include "passkey_sign_in.hpp"

#include "base/error.hpp"
#include "passkey_challenges.hpp"
#include "sign_in.hpp"

namespace auth {
namespace {

using base::Task;
using tenancy::Scope;

struct PasskeyCredentials {
  PasskeyAnswer passkey;
  std::optional<tenancy::TenantId> tenant_id;  // which membership, for people who have several
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(PasskeyCredentials, (), (passkey, tenant_id, delivery))

Task<PasskeyRequest> ask_for_any_passkey(Given& given, sql::Database& db, http::Caller caller) {
  PasskeyWish wish{.ceremony = Ceremony::sign_in};
  co_return co_await request_passkey(given, db, caller, wish);
}

// It verified its user, so it is two factors at once.
Task<http::Reply<SignInAnswer>> sign_in_with_passkey(Given& given, sql::Database& db, http::Caller caller,
                                                     PasskeyCredentials in) {
  PasskeyUse use{.ceremony = Ceremony::sign_in};
  auto used = co_await use_passkey(given, db, use, in.passkey);
  auto reader = db.read(Scope::nobody());
  auto account = co_await find_active_account(reader, used.user);
  if (!account) refuse_passkey("its account is not active.");
  SignInWish wish{in.tenant_id, in.delivery.value_or(TokenDelivery::body)};
  Proof proof{{used.method, "mfa"}, true};
  co_return co_await sign_in(given, db, caller, *account, wish, proof);
}

}  // namespace

void add_passkey_sign_in_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/passkeys/sign-in/options", http::with(ask_for_any_passkey, given))
      .says("What a browser asks a passkey for, to sign in")
      .named("ask_sign_in_passkey")
      .open()
      .limited_by("login")
      .stays_open()
      .answers(200);
  r.post("/api/v1/auth/passkeys/sign-in", http::with(sign_in_with_passkey, given))
      .says("Sign in with a passkey")
      .named("sign_in_with_passkey")
      .open()
      .limited_by("login")
      .stays_open()
      .answers(200);
}

}  // namespace auth
