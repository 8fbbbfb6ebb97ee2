// Setting up, confirming and using authenticator apps.
#include "totp_factors.hpp"

#include "auth/events.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "crypto/seal.hpp"
#include "oidc/enforcement.hpp"
#include "recovery_codes.hpp"
#include "second_factors.hpp"
#include "totp.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

namespace {

constexpr std::chrono::hours confirmation_term{1};
constexpr std::int64_t most_apps = 5;
constexpr http::Conflict too_many_apps{
    "too_many_authenticator_apps", {}, {}, "Five authenticator apps are the limit. Remove one first."};

struct TotpWish {
  std::optional<FactorName> name;
};
BOOST_DESCRIBE_STRUCT(TotpWish, (), (name))

struct TotpProof {
  TotpCode code;
};
BOOST_DESCRIBE_STRUCT(TotpProof, (), (code))

struct ConfirmedTotp {
  std::optional<std::vector<std::string>> recovery_codes;  // of the first second factor, shown once
};
BOOST_DESCRIBE_STRUCT(ConfirmedTotp, (), (recovery_codes))

struct StoredTotp {
  base::Uuid id;
  std::string name;
  shape::Bytes sealed_secret;
  std::int64_t last_step;
};
BOOST_DESCRIBE_STRUCT(StoredTotp, (), (id, name, sealed_secret, last_step))

crypto::Sealer sealer(const Given& given) { return {given.options.key_ring, "secrets of authenticator apps"}; }

std::string digits_of(std::string_view code) {
  std::string digits;
  for (const char letter : code) {
    if (letter != ' ') digits += letter;
  }
  return digits;
}

shape::Bytes sealed(const Given& given, base::Uuid factor, std::string_view secret) {
  return {sealer(given).seal(secret, factor.view())};
}

struct MatchedTotp {
  std::int64_t step;
  std::string secret;
};

std::optional<MatchedTotp> match(const Given& given, const StoredTotp& factor, std::string_view code) {
  auto secret = sealer(given).unseal(factor.sealed_secret.bytes, factor.id.view());
  if (!secret) {
    base::log_warning("An authenticator app is of no use: the key that sealed its secret has left token_keys.");
    return std::nullopt;
  }
  const auto step = match_totp(*secret, digits_of(code), base::Clock::now(), factor.last_step);
  return step ? std::optional(MatchedTotp{*step, std::move(*secret)}) : std::nullopt;
}

// False when a code of this step or a later one was used meanwhile. Sealed anew each time, so that whoever signs in now
// and then has moved to the first key of the ring before the others leave it.
Task<bool> use_up(Given& given, sql::Tx& tx, base::Uuid factor, MatchedTotp matched) {
  const auto changed = co_await tx.run(R"sql(
    update auth.totp_factors
    set last_step = $2, last_used_at = $3, confirmed_at = coalesce(confirmed_at, $3), sealed_secret = $4
    where id = $1 and last_step < $2
  )sql"_sql,
                                       factor, matched.step, base::Clock::now(), sealed(given, factor, matched.secret));
  co_return changed == 1;
}

Task<NewTotp> set_up_totp(Given& given, tenancy::Member who, sql::Database& db, TotpWish in) {
  const auto issuer = co_await totp_issuer(given, db, who.tenant_id);
  auto tx = co_await db.begin(Scope::of(who));
  co_await require_own_proof(tx, who);
  auto account = co_await find_active_account(tx, who.user_id);
  if (!account) throw base::unauthenticated("session_ended", "Please sign in again.");
  auto apps = co_await tx.one<std::int64_t>(R"sql(
    select count(*) from auth.totp_factors where user_id = $1 and confirmed_at is not null
  )sql"_sql,
                                            who.user_id);
  if (apps >= most_apps) throw base::conflict(std::string(too_many_apps.code), std::string(too_many_apps.message));
  WantedTotp wanted{*account, issuer, in.name ? in.name->str() : "Authenticator app"};
  auto made = co_await begin_totp(given, tx, wanted);
  co_await tx.commit();
  co_return made;
}

Task<ConfirmedTotp> confirm_set_up(Given& given, tenancy::Member who, sql::Database& db, TotpProof in) {
  auto tx = co_await db.begin(Scope::of(who));
  co_await require_own_proof(tx, who);
  const auto before = co_await factors_of(tx, who.user_id);
  if (!co_await confirm_totp(given, tx, who.user_id, in.code.reveal())) {
    throw base::invalid("code", "wrong_code", "This is not the code that the app shows now.");
  }
  ConfirmedTotp confirmed;
  if (!before.any) confirmed.recovery_codes = co_await renew_recovery_codes(tx, who.user_id);
  co_await tx.commit();
  co_return confirmed;
}

}  // namespace

Task<std::string> totp_issuer(Given& given, sql::Database& db, tenancy::TenantId tenant) {
  auto reader = db.read(Scope::of(tenant));
  auto name = co_await given.directory.agency_name(reader);
  co_return name.empty() ? given.options.platform_name : name;
}

Task<NewTotp> begin_totp(Given& given, sql::Tx& tx, WantedTotp wanted) {
  const auto id = base::make_uuid();
  const auto secret = make_totp_secret();
  co_await tx.run(R"sql(
    insert into auth.totp_factors (id, user_id, name, sealed_secret, created_at) values ($1, $2, $3, $4, $5)
    on conflict (user_id) where confirmed_at is null do update set
      id = excluded.id, name = excluded.name, sealed_secret = excluded.sealed_secret, last_step = 0,
      created_at = excluded.created_at
  )sql"_sql,
                  id, wanted.account.id, wanted.name, sealed(given, id, secret), base::Clock::now());
  NewTotp made{id, totp_secret_text(secret), otpauth_uri(wanted.issuer, wanted.account.email, secret)};
  co_return made;
}

Task<bool> confirm_totp(Given& given, sql::Tx& tx, tenancy::UserId user, std::string code) {
  const base::Timestamp oldest = base::Clock::now() - confirmation_term;
  auto factor = co_await tx.maybe<StoredTotp>(R"sql(
    select id, name, sealed_secret, last_step from auth.totp_factors
    where user_id = $1 and confirmed_at is null and created_at > $2 for update
  )sql"_sql,
                                              user, oldest);
  if (!factor) co_return false;
  auto matched = match(given, *factor, code);
  if (!matched || !co_await use_up(given, tx, factor->id, *matched)) co_return false;
  SecondFactorAdded event{user, factor->id, factor->name};
  co_await events::publish(tx, event);
  co_return true;
}

Task<bool> use_totp(Given& given, sql::Tx& tx, tenancy::UserId user, std::string code) {
  auto factors = co_await tx.all<StoredTotp>(R"sql(
    select id, name, sealed_secret, last_step from auth.totp_factors
    where user_id = $1 and confirmed_at is not null order by id for update
  )sql"_sql,
                                             user);
  for (const auto& factor : factors) {
    auto matched = match(given, factor, code);
    if (matched && co_await use_up(given, tx, factor.id, *matched)) co_return true;
  }
  co_return false;
}

Task<std::optional<std::string>> remove_totp(sql::Tx& tx, tenancy::UserId user, base::Uuid id) {
  co_return co_await tx.maybe<std::string>(R"sql(
    delete from auth.totp_factors where id = $1 and user_id = $2 and confirmed_at is not null returning name
  )sql"_sql,
                                           id, user);
}

void add_totp_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/second-factors/totp", http::with(set_up_totp, given))
      .says("Begin with an authenticator app: its secret and the text of its QR code")
      .named("set_up_totp")
      .signed_in()
      .asks_fresh_sign_in()
      .fails_with(too_many_apps);
  r.post("/api/v1/auth/second-factors/totp/confirm", http::with(confirm_set_up, given))
      .says("Confirm the authenticator app by its first code")
      .named("confirm_totp")
      .signed_in()
      .answers(200);
}

}  // namespace auth
