// Asking for the link, and using it.
#include "magic_links.hpp"

#include <boost/describe/class.hpp>

#include "base/error.hpp"
#include "login_attempts.hpp"
#include "mail_requests.hpp"
#include "one_time_tokens.hpp"
#include "sign_in.hpp"

namespace auth {
namespace {

using base::Task;
using tenancy::Scope;

struct MagicLinkRequest {
  shape::Email email;
};
BOOST_DESCRIBE_STRUCT(MagicLinkRequest, (), (email))

struct MagicLink {
  shape::Secret<1, 256> token;
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(MagicLink, (), (token, delivery))

// Says and does the same whether or not there is such a client's user.
Task<void> request_magic_link(sql::Database& db, MagicLinkRequest in) {
  co_await request_mail(db, MailWish::magic_link, in.email.str());
}

struct Arrived {
  Account account;
  std::optional<tenancy::TenantId> tenant_id;
};

// A deactivated account's link ends like one that was used.
Task<Arrived> redeem(Given& given, sql::Database& db, std::string text) {
  auto tx = co_await db.begin(Scope::nobody());
  const auto token = co_await redeem_one_time_token(given, tx, Purpose::magic_link, text);
  const tenancy::UserId user{token.subject};
  co_await mark_email_verified(tx, user);
  auto account = co_await find_active_account(tx, user);
  if (!account) throw base::Error(base::ErrorKind::gone, "token_used_or_expired", "This link is of no use any more.");
  co_await tx.commit();
  Arrived arrived{*account, token.tenant_ref};
  co_return arrived;
}

Task<http::Reply<SignInAnswer>> sign_in_by_link(Given& given, sql::Database& db, http::Caller caller, MagicLink in) {
  Attempt attempt{Trial::reset, {}, caller.address};
  co_await require_may_try(given, db, attempt);
  const auto arrived = co_await redeem(given, db, in.token.reveal());
  co_await note_success(given, db, attempt);
  SignInWish wish{arrived.tenant_id, in.delivery.value_or(TokenDelivery::body)};
  Proof proof{.methods = {"email"}};
  co_return co_await sign_in(given, db, caller, arrived.account, wish, proof);
}

}  // namespace

void add_magic_link_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/magic-link", request_magic_link)
      .says("Ask for a mail with a link to sign in with, for users of a client")
      .named("request_magic_link")
      .open()
      .limited_by("reset")
      .answers(204);
  r.post("/api/v1/auth/magic-link/sign-in", http::with(sign_in_by_link, given))
      .says("Sign in by the token from the mail")
      .named("sign_in_by_magic_link")
      .open()
      .limited_by("login")
      .answers(200);
}

}  // namespace auth
