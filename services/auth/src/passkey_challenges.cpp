// Challenges are one-time tokens; the browser signs the part behind their prefix.
#include "passkey_challenges.hpp"

#include "auth/events.hpp"
#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/digest.hpp"
#include "memberships.hpp"
#include "one_time_tokens.hpp"
#include "own_address.hpp"
#include "shape/json.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

namespace {

constexpr std::string_view token_prefix = "ddt_";
constexpr std::chrono::minutes lifetime{5};

// Kept beside the challenge.
struct Asked {
  Ceremony ceremony = Ceremony::sign_in;
  std::string host;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (ceremony, host))

struct StoredPasskey {
  base::Uuid id;
  tenancy::UserId user_id;
  std::string name;
  std::string relying_party;
  shape::Bytes public_key;
  bool is_suspended;
};
BOOST_DESCRIBE_STRUCT(StoredPasskey, (), (id, user_id, name, relying_party, public_key, is_suspended))

struct CredentialRow {
  shape::Bytes credential_id;
  std::vector<std::string> transports;
};
BOOST_DESCRIBE_STRUCT(CredentialRow, (), (credential_id, transports))

Task<std::string> host_for(Given& given, sql::Database& db, http::Caller caller) {
  auto own = co_await find_own_address(given, db, std::move(caller.host));
  co_return own ? std::move(own->host) : platform_host(given.options);
}

RelyingParty party_at(const Given& given, const std::string& host) { return {host, origin_at(given.options, host)}; }

Task<StoredPasskey> find_passkey(sql::Database& db, std::string host, PasskeyUse use, PasskeyAnswer answer) {
  auto reader = db.read(Scope::nobody());
  auto found = co_await reader.maybe<StoredPasskey>(R"sql(
    select id, user_id, name, relying_party, public_key, suspended_at is not null as is_suspended
    from auth.passkeys where credential_hash = $1
  )sql"_sql,
                                                    credential_hash(decoded(answer.credential_id)));
  const bool is_known = found && found->relying_party == host && (!use.user || *use.user == found->user_id);
  if (!is_known) refuse_passkey("it is not known here.");
  if (found->is_suspended) refuse_passkey("there is a copy of it. Remove it and make a new one.");
  if (!use.user && !answer.user_handle) refuse_passkey("it does not say whose it is.");
  const bool is_of_another = answer.user_handle && decoded(*answer.user_handle) != found->user_id.value.view();
  if (is_of_another) refuse_passkey("it belongs to somebody else.");
  co_return *found;
}

// False when the counter did not go on. Passkeys without a counter stay at zero.
Task<bool> note_use(sql::Database& db, base::Uuid id, Verified verified) {
  auto tx = co_await db.begin(Scope::nobody());
  const auto noted = co_await tx.run(R"sql(
    update auth.passkeys set sign_count = $2, is_backed_up = $3, last_used_at = $4
    where id = $1 and suspended_at is null and (sign_count < $2 or (sign_count = 0 and $2 = 0))
  )sql"_sql,
                                     id, verified.sign_count, verified.is_backed_up, base::Clock::now());
  co_await tx.commit();
  co_return noted == 1;
}

Task<void> suspend(sql::Database& db, StoredPasskey passkey) {
  auto membership = co_await choose_membership(db, passkey.user_id, std::nullopt);
  auto tx = co_await db.begin(Scope::of(membership.tenant_id));
  const auto suspended = co_await tx.run(R"sql(
    update auth.passkeys set suspended_at = $2 where id = $1 and suspended_at is null
  )sql"_sql,
                                         passkey.id, base::Clock::now());
  PasskeySuspended event{passkey.user_id, passkey.id, passkey.name};
  if (suspended == 1) co_await events::publish(tx, event);
  co_await tx.commit();
}

}  // namespace

std::string credential_hash(std::string_view id) { return base::to_base64url(crypto::sha256(id)); }

Task<PasskeyChallenge> issue_passkey_challenge(Given& given, sql::Database& db, http::Caller caller, PasskeyWish wish) {
  const Asked asked{wish.ceremony, co_await host_for(given, db, caller)};
  auto tx = co_await db.begin(Scope::nobody());
  NewOneTimeToken wanted{
      Purpose::passkey, wish.user.value_or(tenancy::UserId{}).value, {}, lifetime, shape::to_json(asked)};
  const auto id = co_await issue_one_time_token(tx, wanted);
  co_await tx.commit();
  const auto text = one_time_token_text(given.options.token_key, id);
  co_return PasskeyChallenge{text.substr(token_prefix.size()), party_at(given, asked.host)};
}

Task<PasskeyChallenge> redeem_passkey_challenge(Given& given, sql::Database& db, PasskeyWish wish,
                                                std::string client_data) {
  const auto text = challenge_in(client_data);
  if (!text) refuse_passkey("the client data cannot be read.");
  const auto id = read_one_time_token(given.options.token_key, std::string(token_prefix) + *text);
  if (!id) refuse_passkey("the challenge is not ours.");
  auto tx = co_await db.begin(Scope::nobody());
  auto token = co_await redeem_one_time_token(given, tx, Purpose::passkey, std::string(token_prefix) + *text);
  co_await tx.commit();
  const auto asked = shape::read_json<Asked>(token.detail);
  const bool is_same = asked.ceremony == wish.ceremony && token.subject == wish.user.value_or(tenancy::UserId{}).value;
  if (!is_same) refuse_passkey("the challenge was for something else.");
  co_return PasskeyChallenge{*text, party_at(given, asked.host)};
}

Task<PasskeyRequest> request_passkey(Given& given, sql::Database& db, http::Caller caller, PasskeyWish wish) {
  auto challenge = co_await issue_passkey_challenge(given, db, caller, wish);
  PasskeyRequest request{.challenge = challenge.text,
                         .rp_id = challenge.party.id,
                         .timeout = std::chrono::milliseconds(lifetime).count(),
                         .user_verification = wish.needs_user_verification ? "required" : "preferred",
                         .allow_credentials = {}};
  if (!wish.user) co_return request;
  auto reader = db.read(Scope::nobody());
  request.allow_credentials = co_await known_passkeys(reader, *wish.user, challenge.party.id);
  co_return request;
}

Task<UsedPasskey> use_passkey(Given& given, sql::Database& db, PasskeyUse use, PasskeyAnswer answer) {
  const Assertion sent{decoded(answer.client_data), decoded(answer.authenticator_data), decoded(answer.signature)};
  auto challenge = co_await redeem_passkey_challenge(given, db, use, sent.client_data);
  auto passkey = co_await find_passkey(db, challenge.party.id, use, answer);
  const Expected expected{challenge.party, challenge.text, use.needs_user_verification};
  const auto verified = verify_assertion(expected, passkey.public_key.bytes, sent);
  if (!co_await note_use(db, passkey.id, verified)) {
    co_await suspend(db, passkey);
    refuse_passkey("its counter went back, so there is a copy of it.");
  }
  co_return UsedPasskey{passkey.user_id, verified.is_device_bound ? "hwk" : "swk"};
}

Task<std::vector<KnownPasskey>> known_passkeys(sql::Queries& db, tenancy::UserId user, std::string party) {
  auto rows = co_await db.all<CredentialRow>(R"sql(
    select credential_id, transports from auth.passkeys
    where user_id = $1 and relying_party = $2 and suspended_at is null order by created_at, id
  )sql"_sql,
                                             user, party);
  std::vector<KnownPasskey> known;
  known.reserve(rows.size());
  for (auto& row : rows) {
    known.push_back({"public-key", base::to_base64url(row.credential_id.bytes), std::move(row.transports)});
  }
  co_return known;
}

}  // namespace auth
