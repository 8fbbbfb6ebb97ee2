// Signing in with a password, and changing it.
#include "passwords.hpp"

#include <exception>

#include "auth/events.hpp"
#include "base/error.hpp"
#include "crypto/password_strength.hpp"
#include "events/events.hpp"
#include "one_time_tokens.hpp"
#include "second_factors.hpp"
#include "session_ends.hpp"
#include "trusted_devices.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

Task<bool> verify(Given& given, std::optional<Account> account, std::string password) {
  const bool can_match = account && account->is_active && !account->password_hash.empty();
  const auto normalised = crypto::normalised_password(password);
  if (can_match) co_return co_await given.hasher.verify(normalised, account->password_hash);
  // An unknown address costs the same time as a known one.
  co_await given.hasher.verify_dummy(normalised);
  co_return false;
}

Task<http::Reply<SignInAnswer>> log_in(Given& given, sql::Database& db, http::Caller caller, Credentials in) {
  auto reader = db.read(Scope::nobody());
  auto account = co_await find_account(reader, in.email);
  Attempt attempt{Trial::password, in.email.str(), caller.address};
  PasswordTry tried{account, attempt, in.password.reveal()};
  if (!co_await is_password_of(given, db, tried)) {
    throw base::unauthenticated("wrong_credentials", "The e-mail address or the password is not right.");
  }
  SignInWish wish{in.tenant_id, in.delivery.value_or(TokenDelivery::body)};
  if (in.device_token) wish.device_token = in.device_token->reveal();
  Proof proof{.methods = {"pwd"}};
  co_return co_await sign_in(given, db, caller, *account, wish, proof);
}

base::Error no_such_account() { return base::unauthenticated("session_ended", "Please sign in again."); }

// Asks for the current password, and so for no fresh sign-in; this session stays, all others end.
Task<void> change_password(Given& given, tenancy::Member who, sql::Database& db, http::Caller caller,
                           PasswordChange in) {
  require_the_person(who);
  auto reader = db.read(Scope::nobody());
  auto account = co_await find_active_account(reader, who.user_id);
  if (!account) throw no_such_account();
  Attempt attempt{Trial::password, account->email, caller.address};
  PasswordTry tried{account, attempt, in.current_password.reveal()};
  if (!co_await is_password_of(given, db, tried)) {
    throw base::invalid("currentPassword", "wrong_password", "This is not your password.");
  }
  PasswordOwner owner{.email = account->email, .full_name = account->full_name};
  owner.has_second_factor = (co_await factors_of(reader, who.user_id)).any;
  ChangedPassword change{
      .user_id = who.user_id, .tenant_id = who.tenant_id, .kept = who.session_id, .reason = "password"};
  change.hash = co_await hash_new_password(given, in.new_password, owner);
  auto tx = co_await db.begin(Scope::across_tenants(who.user_id));
  co_await replace_password(tx, change);
  co_await tx.commit();
}

}  // namespace

Task<bool> is_password_of(Given& given, sql::Database& db, PasswordTry tried) {
  co_await require_may_try(given, db, tried.attempt);
  bool is_right = false;
  std::exception_ptr failure;
  try {
    is_right = co_await verify(given, tried.account, tried.password);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure) {
    co_await take_attempt_back(given, db, tried.attempt);
    std::rethrow_exception(failure);
  }
  co_await (is_right ? note_success(given, db, tried.attempt) : note_failure(given, db, tried.attempt));
  co_return is_right;
}

Task<std::string> hash_new_password(Given& given, NewPassword password, PasswordOwner owner, const char* field) {
  const auto normalised = crypto::normalised_password(password.reveal());
  require_good_password(normalised, owner, field);
  co_return co_await given.hasher.hash(normalised);
}

Task<void> replace_password(sql::Tx& tx, ChangedPassword change) {
  co_await set_password_hash(tx, change.user_id, change.hash);
  co_await end_sessions_across(tx, change.user_id, change.reason, change.kept);
  co_await void_one_time_tokens(tx, Purpose::reset_password, change.user_id.value);
  co_await void_one_time_tokens(tx, Purpose::magic_link, change.user_id.value);
  co_await void_trusted_devices(tx, change.user_id);
  PasswordChanged event{change.user_id, base::make_uuid(), change.tenant_id};
  co_await events::publish(tx, event);
}

void add_password_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/login", http::with(log_in, given))
      .says("Sign in")
      .named("log_in")
      .open()
      .limited_by("login")
      .stays_open()
      .answers(200);
  r.post("/api/v1/auth/password", http::with(change_password, given))
      .says("Change the password; all other sessions end")
      .named("change_password")
      .signed_in()
      .limited_by("login")
      .answers(204);
}

}  // namespace auth
