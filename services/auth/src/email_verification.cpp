// Confirming an address, the account's own or its next one.
#include "email_verification.hpp"

#include "auth/confirmations.hpp"
#include "auth/events.hpp"
#include "base/error.hpp"
#include "events/events.hpp"
#include "oidc/enforcement.hpp"
#include "one_time_tokens.hpp"
#include "shape/json.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using namespace std::chrono_literals;
using tenancy::Member;
using tenancy::Scope;

constexpr std::chrono::seconds token_lifetime = 24h;
constexpr std::int64_t mails_an_hour = 5;

constexpr http::Conflict email_taken{"email_taken", "users_email_key", "email",
                                     "An account with this e-mail address exists already."};
constexpr http::Conflict verified_already{"email_verified_already", "", {}, "This address is confirmed already."};

struct EmailProof {
  shape::Secret<1, 256> token;
};
BOOST_DESCRIBE_STRUCT(EmailProof, (), (token))

struct VerifiedEmail {
  std::string email;
  bool email_verified;
};
BOOST_DESCRIBE_STRUCT(VerifiedEmail, (), (email, email_verified))

struct NewEmail {
  shape::Email email;
};
BOOST_DESCRIBE_STRUCT(NewEmail, (), (email))

Task<void> require_few_mails(sql::Queries& db, tenancy::UserId user) {
  const base::Timestamp an_hour_ago = base::Clock::now() - 1h;
  if (co_await count_one_time_tokens(db, Purpose::verify_email, user.value, an_hour_ago) < mails_an_hour) co_return;
  throw base::too_many("too_many_mails", "We have sent you several mails. Please look at the newest one.", 1h);
}

// Links that were sent to the old address are nobody's any more.
Task<void> change_address(sql::Tx& tx, tenancy::UserId user, OneTimeToken token, AddressToConfirm address) {
  co_await set_email(tx, user, address.email);
  for (const auto purpose : {Purpose::verify_email, Purpose::reset_password, Purpose::magic_link}) {
    co_await void_one_time_tokens(tx, purpose, user.value);
  }
  EmailChanged event{user, token.id.value};
  co_await events::publish(tx, event);
}

// Needs no sign-in: the mail may be read on another device. Whoever has the link has shown what is to be shown.
Task<VerifiedEmail> verify_email(Given& given, sql::Database& db, EmailProof in) {
  auto reader = db.read(Scope::nobody());
  auto seen = co_await look_at_one_time_token(given, reader, Purpose::verify_email, in.token.reveal());
  auto tx = co_await db.begin(Scope::of(seen.tenant_ref.value()));
  auto token = co_await redeem_one_time_token(given, tx, Purpose::verify_email, in.token.reveal());
  const tenancy::UserId user{token.subject};
  const auto address = shape::read_json<AddressToConfirm>(token.detail);
  if (address.previous) {
    co_await change_address(tx, user, token, address);
  } else {
    co_await mark_email_verified(tx, user);
  }
  co_await tx.commit();
  VerifiedEmail verified{address.email, true};
  co_return verified;
}

Task<Account> get_account(sql::Queries& db, tenancy::UserId id) {
  auto account = co_await find_active_account(db, id);
  if (!account) throw base::unauthenticated("session_ended", "Please sign in again.");
  co_return *account;
}

Task<void> resend_verification(Member who, sql::Tx& tx) {
  const auto account = co_await get_account(tx, who.user_id);
  if (account.email_verified_at) throw base::conflict("email_verified_already", "This address is confirmed already.");
  co_await require_few_mails(tx, who.user_id);
  AddressToConfirm address{account.email, {}};
  co_await ask_to_confirm(tx, who.user_id, address);
}

// Nothing changes until the new address has answered; the old one is told at once.
Task<void> change_email(Member who, sql::Tx& tx, NewEmail in) {
  co_await require_own_proof(tx, who);
  const auto account = co_await get_account(tx, who.user_id);
  if (account.email == in.email.str() || co_await find_account(tx, in.email)) {
    throw base::conflict("email_taken", "An account with this e-mail address exists already.", "email");
  }
  co_await require_few_mails(tx, who.user_id);
  AddressToConfirm address{in.email.str(), account.email};
  co_await ask_to_confirm(tx, who.user_id, address);
}

}  // namespace

Task<void> ask_to_confirm(sql::Tx& tx, tenancy::UserId user, AddressToConfirm address) {
  NewOneTimeToken wanted{.purpose = Purpose::verify_email,
                         .subject = user.value,
                         .tenant_id = tx.tenant_id(),
                         .lifetime = token_lifetime,
                         .detail = shape::to_json(address)};
  const auto id = co_await issue_one_time_token(tx, wanted);
  EmailConfirmationWanted wish{user, id.value};
  co_await events::publish(tx, wish);
  if (!address.previous) co_return;
  EmailChangeWanted notice{user, id.value};
  co_await events::publish(tx, notice);
}

Task<Confirmation> get_confirmation(sql::Queries& db, OneTimeTokenId id) {
  const auto detail = co_await db.one<std::string>(R"sql(
    select detail::text from auth.one_time_tokens where id = $1
  )sql"_sql,
                                                   id);
  const auto address = shape::read_json<AddressToConfirm>(detail);
  Confirmation confirmation{address.email, address.previous};
  co_return confirmation;
}

void add_email_verification_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/verify-email", http::with(verify_email, given))
      .says("Confirm an e-mail address by the token from the mail")
      .named("verify_email")
      .open()
      .limited_by("reset")
      .fails_with(email_taken)
      .answers(200);
  r.post("/api/v1/auth/verify-email/resend", resend_verification)
      .says("Send the mail that confirms my address again")
      .named("resend_email_verification")
      .signed_in()
      .limited_by("reset")
      .fails_with(verified_already)
      .answers(204);
  r.post("/api/v1/auth/me/email", change_email)
      .says("Change my e-mail address, once the new one is confirmed by mail")
      .named("change_email")
      .signed_in()
      .asks_fresh_sign_in()
      .limited_by("reset")
      .fails_with(email_taken)
      .answers(204);
}

}  // namespace auth
