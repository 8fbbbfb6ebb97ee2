// Asking for the second factor, and what is made of the answer.
#include "second_factor_challenges.hpp"

#include "attempt_outcome.hpp"
#include "base/error.hpp"
#include "one_time_tokens.hpp"
#include "passkey_challenges.hpp"
#include "recovery_codes.hpp"
#include "second_factors.hpp"
#include "shape/json.hpp"
#include "totp_factors.hpp"
#include "trusted_devices.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

namespace {

constexpr std::chrono::minutes lifetime{5};
constexpr std::int64_t most_answers = 5;
constexpr http::Conflict challenge_is_over{"token_used_or_expired", {}, {}, {}, base::ErrorKind::gone};

struct ChallengeToken {
  shape::Secret<1, 256> token;
};
BOOST_DESCRIBE_STRUCT(ChallengeToken, (), (token))

struct SecondFactorAnswer {
  shape::Secret<1, 256> token;
  std::optional<TotpCode> code;
  std::optional<shape::Secret<1, 64>> recovery_code;
  std::optional<PasskeyAnswer> passkey;
  std::optional<bool> trust_device;
};
BOOST_DESCRIBE_STRUCT(SecondFactorAnswer, (), (token, code, recovery_code, passkey, trust_device))

struct Challenge {
  OneTimeTokenId id;
  Account account;
  tenancy::TenantId tenant;
  PendingSignIn pending;
};

// What an accepted answer brings besides the session.
struct Accepted {
  std::vector<std::string> methods;  // of this proof
  std::optional<std::string> device_token;
  std::optional<std::vector<std::string>> recovery_codes;
};

base::Error wrong_code() {
  return base::unauthenticated("wrong_code", "This code is not right, or it has been used before.");
}

base::Error over() {
  return base::Error(base::ErrorKind::gone, std::string(challenge_is_over.code), "Please sign in again.");
}

Task<Challenge> find_challenge(Given& given, sql::Database& db, std::string token) {
  auto reader = db.read(Scope::nobody());
  auto found = co_await look_at_one_time_token(given, reader, Purpose::second_factor, token);
  auto account = co_await find_active_account(reader, tenancy::UserId{found.subject});
  if (!account || !found.tenant_ref) throw over();
  Challenge challenge{found.id, *account, *found.tenant_ref, shape::read_json<PendingSignIn>(found.detail)};
  co_return challenge;
}

// Counted before it is looked at, so that parallel guesses are no more than five either.
Task<void> count_answer(sql::Database& db, OneTimeTokenId challenge) {
  auto tx = co_await db.begin(Scope::nobody());
  const auto counted = co_await tx.run(R"sql(
    update auth.one_time_tokens set answers = answers + 1 where id = $1 and used_at is null and answers < $2
  )sql"_sql,
                                       challenge, most_answers);
  co_await tx.commit();
  if (counted != 1) throw over();
}

Task<Accepted> accept_passkey(Given& given, sql::Database& db, tenancy::UserId user, PasskeyAnswer answer) {
  PasskeyUse use{Ceremony::second_factor, user, false};
  auto used = co_await use_passkey(given, db, use, answer);
  Accepted accepted{.methods = {used.method}};
  co_return accepted;
}

// Whoever knows the password only may set up the first factor, never one beside those that came meanwhile.
Task<void> require_no_factor(sql::Tx& tx, tenancy::UserId user) {
  const auto factors = co_await factors_of(tx, user);
  if (factors.any) throw over();
}

Task<Accepted> accept_code(Given& given, sql::Tx& tx, Challenge challenge, std::string code) {
  const auto user = challenge.account.id;
  Accepted accepted{.methods = {"otp"}};
  if (!challenge.pending.sets_up) {
    if (!co_await use_totp(given, tx, user, code)) throw wrong_code();
    co_return accepted;
  }
  co_await require_no_factor(tx, user);
  if (!co_await confirm_totp(given, tx, user, code)) throw wrong_code();
  accepted.recovery_codes = co_await renew_recovery_codes(tx, user);
  co_return accepted;
}

Task<Accepted> accept_recovery_code(sql::Tx& tx, tenancy::UserId user, std::string code) {
  if (!co_await use_recovery_code(tx, user, code)) throw wrong_code();
  Accepted accepted{.methods = {"otp"}};
  co_return accepted;
}

Task<Accepted> accept_code_of(Given& given, sql::Tx& tx, Challenge challenge, SecondFactorAnswer in) {
  if (in.code) co_return co_await accept_code(given, tx, challenge, in.code->reveal());
  co_return co_await accept_recovery_code(tx, challenge.account.id, in.recovery_code->reveal());
}

void require_one_proof(const SecondFactorAnswer& in) {
  const int proofs = int{in.code.has_value()} + int{in.recovery_code.has_value()} + int{in.passkey.has_value()};
  if (proofs != 1) throw base::invalid("code", "one_proof", "Send either code, recoveryCode or passkey.");
}

// The answer is used up, the challenge is over and the device is trusted, or none of it.
Task<Accepted> accept(Given& given, sql::Database& db, http::Caller caller, Challenge challenge,
                      SecondFactorAnswer in) {
  const auto user = challenge.account.id;
  Accepted accepted;
  co_await count_answer(db, challenge.id);
  if (in.passkey) accepted = co_await accept_passkey(given, db, user, *in.passkey);
  auto tx = co_await db.begin(Scope::of(challenge.tenant));
  co_await redeem_one_time_token(given, tx, Purpose::second_factor, in.token.reveal());
  if (!in.passkey) accepted = co_await accept_code_of(given, tx, challenge, in);
  if (in.trust_device.value_or(false)) accepted.device_token = co_await trust_device(tx, user, caller);
  co_await tx.commit();
  co_return accepted;
}

// The same, counted with the attempts of the account: the next challenge is no new start for who guesses.
Task<Accepted> accept_counted(Given& given, sql::Database& db, http::Caller caller, Challenge challenge,
                              SecondFactorAnswer in) {
  Attempt attempt{Trial::second_factor, challenge.account.email, caller.address};
  co_await require_may_try(given, db, attempt);
  Accepted accepted;
  std::exception_ptr failure;
  try {
    accepted = co_await accept(given, db, caller, challenge, in);
  } catch (...) {
    failure = std::current_exception();
  }
  co_await settle_attempt(given, db, attempt, failure);
  co_return accepted;
}

Task<http::Reply<SignInAnswer>> answer_second_factor(Given& given, sql::Database& db, http::Caller caller,
                                                     SecondFactorAnswer in) {
  require_one_proof(in);
  const auto challenge = co_await find_challenge(given, db, in.token.reveal());
  auto accepted = co_await accept_counted(given, db, caller, challenge, in);
  SignInWish wish{challenge.tenant, challenge.pending.delivery};
  Proof proof{challenge.pending.methods, true};
  for (auto& method : accepted.methods) proof.methods.push_back(std::move(method));
  proof.methods.emplace_back("mfa");
  auto reply = co_await sign_in(given, db, caller, challenge.account, wish, proof);
  reply.body.recovery_codes = std::move(accepted.recovery_codes);
  const bool in_cookie = challenge.pending.delivery == TokenDelivery::cookie;
  if (accepted.device_token && in_cookie) reply.set_cookie(device_cookie(*accepted.device_token));
  if (!in_cookie) reply.body.device_token = std::move(accepted.device_token);
  co_return reply;
}

Task<PasskeyRequest> ask_for_passkey(Given& given, sql::Database& db, http::Caller caller, ChallengeToken in) {
  const auto challenge = co_await find_challenge(given, db, in.token.reveal());
  PasskeyWish wish{Ceremony::second_factor, challenge.account.id, false};
  co_return co_await request_passkey(given, db, caller, wish);
}

Task<NewTotp> set_up_on_the_way(Given& given, sql::Database& db, ChallengeToken in) {
  const auto challenge = co_await find_challenge(given, db, in.token.reveal());
  if (!challenge.pending.sets_up) throw over();
  const auto issuer = co_await totp_issuer(given, db, challenge.tenant);
  auto tx = co_await db.begin(Scope::of(challenge.tenant));
  co_await require_no_factor(tx, challenge.account.id);
  WantedTotp wanted{challenge.account, issuer, "Authenticator app"};
  auto made = co_await begin_totp(given, tx, wanted);
  co_await tx.commit();
  co_return made;
}

}  // namespace

Task<SecondFactorChallenge> ask_second_factor(Given& given, sql::Database& db, tenancy::UserId user,
                                              tenancy::TenantId tenant, PendingSignIn pending) {
  auto tx = co_await db.begin(Scope::nobody());
  const auto factors = co_await factors_of(tx, user);
  pending.sets_up = !factors.any;
  NewOneTimeToken wanted{Purpose::second_factor, user.value, tenant, lifetime, shape::to_json(pending)};
  const auto id = co_await issue_one_time_token(tx, wanted);
  co_await tx.commit();
  SecondFactorChallenge challenge{one_time_token_text(given.options.token_key, id), methods_of(factors),
                                  std::chrono::seconds(lifetime).count()};
  if (pending.sets_up) challenge.methods = {"setUp"};
  co_return challenge;
}

void add_second_factor_challenge_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/second-factor", http::with(answer_second_factor, given))
      .says("Answer the challenge of a sign-in by a code, a recovery code or a passkey")
      .named("answer_second_factor")
      .open()
      .limited_by("login")
      .stays_open()
      .answers(200)
      .fails_with(challenge_is_over);
  r.post("/api/v1/auth/second-factor/passkey", http::with(ask_for_passkey, given))
      .says("What a browser asks a passkey for, to answer the challenge of a sign-in")
      .named("ask_second_factor_passkey")
      .open()
      .limited_by("login")
      .stays_open()
      .answers(200)
      .fails_with(challenge_is_over);
  r.post("/api/v1/auth/second-factor/totp", http::with(set_up_on_the_way, given))
      .says("Set up an authenticator app during a sign-in that wants a second factor")
      .named("set_up_second_factor")
      .open()
      .limited_by("login")
      .stays_open()
      .fails_with(challenge_is_over);
}

}  // namespace auth
