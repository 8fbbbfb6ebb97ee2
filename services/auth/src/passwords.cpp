// Signing in with a password.
#include "passwords.hpp"

#include "base/error.hpp"

namespace auth {
namespace {

using base::Task;
using tenancy::Scope;

Task<bool> is_password_of(Given& given, std::optional<Account> account, std::string password) {
  const bool can_match = account && account->is_active && !account->password_hash.empty();
  if (can_match) co_return co_await given.hasher.verify(password, account->password_hash);
  // An unknown address costs the same time as a known one.
  co_await given.hasher.verify_dummy(password);
  co_return false;
}

Task<http::Reply<SignInAnswer>> log_in(Given& given, sql::Database& db, http::Caller caller, Credentials in) {
  auto reader = db.read(Scope::nobody());
  auto account = co_await find_account(reader, in.email);
  if (!co_await is_password_of(given, account, in.password.reveal())) {
    throw base::unauthenticated("wrong_credentials", "The e-mail address or the password is not right.");
  }
  SignInWish wish{in.tenant_id, in.delivery.value_or(TokenDelivery::body)};
  Proof proof{.methods = {"pwd"}};
  co_return co_await sign_in(given, db, caller, *account, wish, proof);
}

}  // namespace

void add_password_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/login", http::with(log_in, given)).says("Sign in").named("log_in").open().answers(200);
}

}  // namespace auth
