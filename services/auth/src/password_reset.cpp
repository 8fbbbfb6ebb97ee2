// Asking for the link, and using it.
#include "password_reset.hpp"

#include <boost/describe/class.hpp>

#include "base/error.hpp"
#include "mail_requests.hpp"
#include "one_time_tokens.hpp"
#include "passwords.hpp"
#include "second_factors.hpp"

namespace auth {
namespace {

using base::Task;
using tenancy::Scope;

struct ForgottenPassword {
  shape::Email email;
};
BOOST_DESCRIBE_STRUCT(ForgottenPassword, (), (email))

struct PasswordReset {
  shape::Secret<1, 256> token;
  NewPassword new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordReset, (), (token, new_password))

// Says and does the same whether or not there is such an account.
Task<void> forget_password(sql::Database& db, ForgottenPassword in) {
  co_await request_mail(db, MailWish::reset_password, in.email.str());
}

base::Error useless() {
  return base::Error(base::ErrorKind::gone, "token_used_or_expired",
                     "This link has been used or has expired. Please ask for a new one.");
}

Task<OneTimeToken> look_at(Given& given, sql::Database& db, http::Caller caller, std::string text) {
  Attempt attempt{Trial::reset, {}, caller.address};
  co_await require_may_try(given, db, attempt);
  auto reader = db.read(Scope::nobody());
  auto token = co_await look_at_one_time_token(given, reader, Purpose::reset_password, text);
  co_await note_success(given, db, attempt);
  co_return token;
}

// A password that is refused leaves the link as it was.
Task<void> reset_password(Given& given, sql::Database& db, http::Caller caller, PasswordReset in) {
  const auto token = co_await look_at(given, db, caller, in.token.reveal());
  const tenancy::UserId user{token.subject};
  auto reader = db.read(Scope::nobody());
  auto account = co_await find_active_account(reader, user);
  if (!account) throw useless();
  PasswordOwner owner{.email = account->email, .full_name = account->full_name};
  owner.has_second_factor = (co_await factors_of(reader, account->id)).any;
  ChangedPassword change{.user_id = account->id, .tenant_id = token.tenant_ref.value(), .reason = "reset"};
  change.hash = co_await hash_new_password(given, in.new_password, owner);

  auto tx = co_await db.begin(Scope::across_tenants(account->id));
  co_await redeem_one_time_token(given, tx, Purpose::reset_password, in.token.reveal());
  co_await replace_password(tx, change);
  co_await mark_email_verified(tx, account->id);
  co_await tx.commit();
  Attempt lifted{Trial::password, account->email, caller.address};
  co_await note_success(given, db, lifted);
}

}  // namespace

void add_password_reset_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/password/forgot", forget_password)
      .says("Ask for a mail with a link that sets a new password")
      .named("forget_password")
      .open()
      .limited_by("reset")
      .answers(204);
  r.post("/api/v1/auth/password/reset", http::with(reset_password, given))
      .says("Set a new password by the token from the mail; all sessions end")
      .named("reset_password")
      .open()
      .limited_by("reset")
      .answers(204);
}

}  // namespace auth
