// A fresh proof makes the session a fresh one; it asks for the strongest that the account has.
#include "step_up.hpp"

#include "access_token.hpp"
#include "accounts.hpp"
#include "attempt_outcome.hpp"
#include "base/error.hpp"
#include "memberships.hpp"
#include "passkey_challenges.hpp"
#include "passwords.hpp"
#include "second_factors.hpp"
#include "totp_factors.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;

struct Confirmation {
  std::optional<shape::Secret<1, 1024>> password;
  std::optional<TotpCode> code;
  std::optional<PasskeyAnswer> passkey;
};
BOOST_DESCRIBE_STRUCT(Confirmation, (), (password, code, passkey))

struct FreshAccess {
  std::string access_token;
  std::string token_type;
  std::int64_t expires_in;  // seconds
};
BOOST_DESCRIBE_STRUCT(FreshAccess, (), (access_token, token_type, expires_in))

base::Error signed_out() { return base::unauthenticated("session_ended", "Please sign in again."); }

void require_one_proof(const Confirmation& in) {
  const int proofs = int{in.password.has_value()} + int{in.code.has_value()} + int{in.passkey.has_value()};
  if (proofs != 1) throw base::invalid("password", "one_proof", "Send either password, code or passkey.");
}

// Who acts for somebody else has nothing to prove in that name.
void require_a_person(const Member& who) {
  if (who.is_api_key || who.impersonator_id)
    throw base::forbidden("not_a_person", "Only the person itself can confirm.");
}

void require_strong_enough(const Confirmation& in, const Factors& factors, const Account& account) {
  if (in.password && factors.any) {
    throw base::forbidden("stronger_proof_needed",
                          "This account has a second factor: confirm with a code or a passkey.");
  }
  if (factors.any || !account.password_hash.empty()) return;
  throw base::forbidden("sign_in_again", "This account has nothing to confirm with here. Sign out, and in again.");
}

struct Confirming {
  Member who;
  Account account;
  std::string address;
  Confirmation in;
};

// Wrong passwords are counted by is_password_of().
Task<std::vector<std::string>> prove_by_password(Given& given, sql::Database& db, Confirming confirming) {
  Attempt attempt{Trial::password, confirming.account.email, confirming.address};
  PasswordTry tried{confirming.account, attempt, confirming.in.password->reveal()};
  if (!co_await is_password_of(given, db, tried)) {
    throw base::invalid("password", "wrong_password", "This is not the password.");
  }
  co_return std::vector<std::string>{"pwd"};
}

PasskeyWish confirmation_of(const Member& who) { return {Ceremony::confirmation, who.user_id, false}; }

Task<std::vector<std::string>> prove_by_code_or_passkey(Given& given, sql::Database& db, Confirming confirming) {
  const auto& who = confirming.who;
  if (confirming.in.passkey) {
    auto used = co_await use_passkey(given, db, confirmation_of(who), *confirming.in.passkey);
    co_return std::vector<std::string>{used.method, "mfa"};
  }
  auto tx = co_await db.begin(Scope::of(who));
  if (!co_await use_totp(given, tx, who.user_id, confirming.in.code->reveal())) {
    throw base::invalid("code", "wrong_code", "This code is not right, or it has been used before.");
  }
  co_await tx.commit();
  co_return std::vector<std::string>{"otp", "mfa"};
}

Task<std::vector<std::string>> prove_by_second_factor(Given& given, sql::Database& db, Confirming confirming) {
  Attempt attempt{Trial::second_factor, confirming.account.email, confirming.address};
  co_await require_may_try(given, db, attempt);
  std::vector<std::string> methods;
  std::exception_ptr failure;
  try {
    methods = co_await prove_by_code_or_passkey(given, db, confirming);
  } catch (...) {
    failure = std::current_exception();
  }
  co_await settle_attempt(given, db, attempt, failure);
  co_return methods;
}

// The methods that the session gains.
Task<std::vector<std::string>> prove(Given& given, sql::Database& db, Confirming confirming) {
  auto reader = db.read(Scope::of(confirming.who));
  auto account = co_await find_active_account(reader, confirming.who.user_id);
  if (!account) throw signed_out();
  confirming.account = *account;
  const auto factors = co_await factors_of(reader, account->id);
  require_strong_enough(confirming.in, factors, *account);
  if (confirming.in.password) co_return co_await prove_by_password(given, db, confirming);
  co_return co_await prove_by_second_factor(given, db, confirming);
}

// What the person may do is read again: the new token must not outlive a change that the old one did not know of.
Task<Member> refresh_session(sql::Tx& tx, Member who, std::vector<std::string> methods) {
  who.authenticated_at = base::Clock::now();
  auto membership_id = co_await tx.maybe<base::Uuid>(R"sql(
    update auth.sessions set authenticated_at = $3,
      methods = (select array_agg(distinct method order by method) from unnest(methods || $4::text[]) as method)
    where id = $1 and user_id = $2 and ended_at is null returning membership_id
  )sql"_sql,
                                                     who.session_id, who.user_id, who.authenticated_at, methods);
  if (!membership_id) throw signed_out();
  auto membership = co_await find_active_membership(tx, *membership_id);
  if (!membership) throw signed_out();
  who.role = membership->role;
  who.permissions = co_await effective_permissions(tx, *membership);
  co_return who;
}

Task<FreshAccess> confirm(Given& given, Member who, sql::Database& db, http::Caller caller, Confirmation in) {
  require_a_person(who);
  require_one_proof(in);
  Confirming confirming{who, {}, caller.address, in};
  auto methods = co_await prove(given, db, confirming);
  auto tx = co_await db.begin(Scope::of(who));
  const auto fresh = co_await refresh_session(tx, who, methods);
  co_await tx.commit();
  co_return FreshAccess{issue_access_token(given.signer, given.options, fresh), "Bearer",
                        given.options.access_token_ttl.count()};
}

Task<PasskeyRequest> ask_for_own_passkey(Given& given, Member who, sql::Database& db, http::Caller caller) {
  co_return co_await request_passkey(given, db, caller, confirmation_of(who));
}

}  // namespace

void add_step_up_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/confirm", http::with(confirm, given))
      .says("Confirm who you are, by password, code or passkey, for what asks for a fresh sign-in")
      .named("confirm_identity")
      .signed_in()
      .limited_by("login")
      .answers(200);
  r.post("/api/v1/auth/confirm/options", http::with(ask_for_own_passkey, given))
      .says("What a browser asks a passkey for, to confirm")
      .named("ask_confirmation_passkey")
      .signed_in()
      .answers(200);
}

}  // namespace auth
