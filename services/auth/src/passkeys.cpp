// Making, renaming and removing passkeys.
#include "passkeys.hpp"

#include "accounts.hpp"
#include "auth/events.hpp"
#include "base/encode.hpp"
#include "base/error.hpp"
#include "oidc/enforcement.hpp"
#include "passkey_challenges.hpp"
#include "recovery_codes.hpp"
#include "second_factors.hpp"
#include "totp_factors.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

namespace {

constexpr std::int64_t most_passkeys = 20;
constexpr http::Conflict passkey_taken{"passkey_taken", "passkeys_credential_key", "authenticatorData",
                                       "This passkey is registered already."};
constexpr http::Conflict too_many_passkeys{
    "too_many_passkeys", {}, {}, "Twenty passkeys are the limit. Remove one first."};

// PublicKeyCredentialCreationOptionsJSON of WebAuthn: for PublicKeyCredential.parseCreationOptionsFromJSON().
struct PartyShown {
  std::string id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(PartyShown, (), (id, name))

struct PersonShown {
  std::string id;  // the user handle: it comes back when the passkey signs in, and says nothing about the person
  std::string name;
  std::string display_name;
};
BOOST_DESCRIBE_STRUCT(PersonShown, (), (id, name, display_name))

struct KeyKind {
  std::string type;
  std::int64_t alg;
};
BOOST_DESCRIBE_STRUCT(KeyKind, (), (type, alg))

struct AuthenticatorChoice {
  std::string resident_key;
  bool require_resident_key;
  std::string user_verification;
};
BOOST_DESCRIBE_STRUCT(AuthenticatorChoice, (), (resident_key, require_resident_key, user_verification))

struct PasskeyCreation {
  PartyShown rp;
  PersonShown user;
  std::string challenge;
  std::vector<KeyKind> pub_key_cred_params;
  std::int64_t timeout;  // milliseconds
  std::vector<KnownPasskey> exclude_credentials;
  AuthenticatorChoice authenticator_selection;
  std::string attestation;
};
BOOST_DESCRIBE_STRUCT(PasskeyCreation, (),
                      (rp, user, challenge, pub_key_cred_params, timeout, exclude_credentials, authenticator_selection,
                       attestation))

// What navigator.credentials.create() returned, in base64url.
struct NewPasskey {
  std::optional<FactorName> name;
  Encoded<4096> client_data;         // clientDataJSON
  Encoded<4096> authenticator_data;  // getAuthenticatorData()
  std::optional<shape::List<shape::Text<1, 20>, 8>> transports;
};
BOOST_DESCRIBE_STRUCT(NewPasskey, (), (name, client_data, authenticator_data, transports))

struct Passkey {
  base::Uuid id;
  std::string name;
  std::string relying_party;
  bool is_backed_up;
  bool is_suspended;
  base::Timestamp created_at;
  std::optional<base::Timestamp> last_used_at;
};
BOOST_DESCRIBE_STRUCT(Passkey, (), (id, name, relying_party, is_backed_up, is_suspended, created_at, last_used_at))

struct AddedPasskey {
  Passkey passkey;
  std::optional<std::vector<std::string>> recovery_codes;  // of the first second factor, shown once
};
BOOST_DESCRIBE_STRUCT(AddedPasskey, (), (passkey, recovery_codes))

struct Passkeys {
  std::vector<Passkey> data;
};
BOOST_DESCRIBE_STRUCT(Passkeys, (), (data))

struct PasskeyChange {
  base::Uuid id;
  shape::Change<FactorName> name;
};
BOOST_DESCRIBE_STRUCT(PasskeyChange, (), (id, name))

PasskeyWish registration_of(const tenancy::Member& who) { return {Ceremony::registration, who.user_id, false}; }

Task<PasskeyCreation> propose_passkey(Given& given, tenancy::Member who, sql::Database& db, http::Caller caller) {
  auto reader = db.read(Scope::of(who));
  co_await require_own_proof(reader, who);
  auto account = co_await find_active_account(reader, who.user_id);
  if (!account) throw base::unauthenticated("session_ended", "Please sign in again.");
  auto challenge = co_await issue_passkey_challenge(given, db, caller, registration_of(who));
  const auto shown = co_await totp_issuer(given, db, who.tenant_id);
  PasskeyCreation proposal{.rp = {challenge.party.id, shown},
                           .user = {base::to_base64url(who.user_id.value.view()), account->email, account->full_name},
                           .challenge = challenge.text,
                           .pub_key_cred_params = {{"public-key", es256}, {"public-key", rs256}},
                           .timeout = std::chrono::milliseconds(std::chrono::minutes(5)).count(),
                           .exclude_credentials = co_await known_passkeys(reader, who.user_id, challenge.party.id),
                           .authenticator_selection = {"required", true, "preferred"},
                           .attestation = "none"};
  co_return proposal;
}

struct VerifiedPasskey {
  Credential credential;
  std::string relying_party;
};

Task<Passkey> insert_passkey(sql::Tx& tx, tenancy::UserId user, VerifiedPasskey made, NewPasskey in) {
  std::vector<std::string> transports;
  for (const auto& transport : in.transports.value_or(shape::List<shape::Text<1, 20>, 8>{}))
    transports.push_back(transport.str());
  const auto name = in.name ? in.name->str() : std::string("Passkey");
  const auto& credential = made.credential;
  const shape::Bytes id{credential.id};
  const shape::Bytes key{credential.public_key};
  co_return co_await tx.one<Passkey>(R"sql(
    insert into auth.passkeys (id, user_id, name, relying_party, credential_id, credential_hash, algorithm, public_key,
                               sign_count, transports, is_backed_up, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    returning id, name, relying_party, is_backed_up, false as is_suspended, created_at, last_used_at
  )sql"_sql,
                                     base::make_uuid(), user, name, made.relying_party, id,
                                     credential_hash(credential.id), credential.algorithm, key, credential.sign_count,
                                     transports, credential.is_backed_up, base::Clock::now());
}

Task<void> require_room(sql::Tx& tx, tenancy::UserId user) {
  auto passkeys = co_await tx.one<std::int64_t>("select count(*) from auth.passkeys where user_id = $1"_sql, user);
  if (passkeys < most_passkeys) co_return;
  throw base::conflict(std::string(too_many_passkeys.code), std::string(too_many_passkeys.message));
}

Task<AddedPasskey> add_passkey(Given& given, tenancy::Member who, sql::Database& db, NewPasskey in) {
  auto reader = db.read(Scope::of(who));
  co_await require_own_proof(reader, who);
  const NewCredential sent{decoded(in.client_data), decoded(in.authenticator_data)};
  auto challenge = co_await redeem_passkey_challenge(given, db, registration_of(who), sent.client_data);
  const Expected expected{challenge.party, challenge.text, false};
  VerifiedPasskey made{verify_new_credential(expected, sent), challenge.party.id};

  auto tx = co_await db.begin(Scope::of(who));
  co_await require_room(tx, who.user_id);
  const auto before = co_await factors_of(tx, who.user_id);
  AddedPasskey added{co_await insert_passkey(tx, who.user_id, made, in), {}};
  if (!before.any) added.recovery_codes = co_await renew_recovery_codes(tx, who.user_id);
  SecondFactorAdded event{who.user_id, added.passkey.id, added.passkey.name};
  co_await events::publish(tx, event);
  co_await tx.commit();
  co_return added;
}

Task<Passkeys> list_passkeys(tenancy::Member who, sql::ReadTx& tx) {
  Passkeys found;
  found.data = co_await tx.all<Passkey>(R"sql(
    select id, name, relying_party, is_backed_up, suspended_at is not null as is_suspended, created_at, last_used_at
    from auth.passkeys where user_id = $1 order by created_at, id
  )sql"_sql,
                                        who.user_id);
  co_return found;
}

Task<Passkey> rename_passkey(tenancy::Member who, sql::Tx& tx, PasskeyChange in) {
  co_return co_await tx.one<Passkey>(R"sql(
    update auth.passkeys set name = coalesce($3, name) where id = $1 and user_id = $2
    returning id, name, relying_party, is_backed_up, suspended_at is not null as is_suspended, created_at, last_used_at
  )sql"_sql,
                                     in.id, who.user_id, in.name);
}

}  // namespace

// The account's row is locked: of two removals at the same moment the second sees what the first has left.
Task<std::optional<std::string>> remove_passkey(sql::Tx& tx, tenancy::UserId user, base::Uuid id) {
  auto has_password = co_await tx.one<bool>(R"sql(
    select password_hash <> '' from auth.users where id = $1 for update
  )sql"_sql,
                                            user);
  auto name = co_await tx.maybe<std::string>(R"sql(
    delete from auth.passkeys where id = $1 and user_id = $2 returning name
  )sql"_sql,
                                             id, user);
  if (!name || has_password) co_return name;
  auto others = co_await tx.one<std::int64_t>(R"sql(
    select count(*) from auth.passkeys where user_id = $1 and suspended_at is null
  )sql"_sql,
                                              user);
  if (others > 0) co_return name;
  throw base::conflict(std::string(last_way_to_sign_in.code), std::string(last_way_to_sign_in.message));
}

void add_passkey_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/passkeys/options", http::with(propose_passkey, given))
      .says("What a browser needs to make a passkey")
      .named("propose_passkey")
      .signed_in()
      .asks_fresh_sign_in()
      .answers(200);
  r.post("/api/v1/auth/passkeys", http::with(add_passkey, given))
      .says("Add a passkey")
      .named("add_passkey")
      .signed_in()
      .asks_fresh_sign_in()
      .fails_with(passkey_taken)
      .fails_with(too_many_passkeys);
  r.get("/api/v1/auth/passkeys", list_passkeys).says("List your passkeys").named("list_passkeys").signed_in();
  r.patch("/api/v1/auth/passkeys/{id}", rename_passkey).says("Rename a passkey").named("rename_passkey").signed_in();
}

}  // namespace auth
