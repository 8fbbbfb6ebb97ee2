// From the link in a mail to a membership. Whoever holds the link reads the mailbox, so the address counts as verified.
#include "invitation_acceptance.hpp"

#include <boost/describe/class.hpp>

#include "base/error.hpp"
#include "member_rules.hpp"
#include "one_time_tokens.hpp"
#include "passwords.hpp"
#include "permissions.hpp"
#include "shape/types.hpp"
#include "sign_in.hpp"
#include "switch_tenant.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;

struct InvitationToken {
  shape::Text<1, 256> token;
};
BOOST_DESCRIBE_STRUCT(InvitationToken, (), (token))

struct InvitationView {
  std::string agency_name;
  std::optional<std::string> client_name;
  std::string inviter_name;
  std::string email;
  bool has_account;
  base::Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (), (agency_name, client_name, inviter_name, email, has_account, expires_at))

struct Acceptance {
  shape::Text<1, 256> token;
  std::optional<shape::Text<1, 120>> full_name;  // of a new person
  std::optional<shape::Secret<1, 1024>> password;  // a new person's choice, or that of the account
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (token, full_name, password, delivery))

struct Joining {
  shape::Text<1, 256> token;
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(Joining, (), (token, delivery))

struct Promise {
  base::Uuid id;
  shape::Email email;
  tenancy::Role role;
  std::optional<Level> level;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  std::optional<base::Uuid> role_id;
  tenancy::UserId inviter_id;
  std::string inviter_name;
  base::Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(Promise, (),
                      (id, email, role, level, sub_tenant_id, role_id, inviter_id, inviter_name, expires_at))

// The open invitation of a token, and where it leads.
struct Found {
  tenancy::TenantId tenant_id;
  Promise promise;
};

base::Error useless() {
  return base::Error(base::ErrorKind::gone, "token_used_or_expired",
                     "This invitation has been used, was withdrawn or has expired. Please ask for a new one.");
}

Task<std::optional<Promise>> find_promise(sql::Queries& db, base::Uuid id) {
  co_return co_await db.maybe<Promise>(R"sql(
    select i.id, i.email, i.role, i.level, i.sub_tenant_id, i.role_id, i.inviter_id, u.full_name as inviter_name,
      i.expires_at
    from auth.invitations i join auth.users u on u.id = i.inviter_id
    where i.id = $1 and i.accepted_at is null and i.revoked_at is null
  )sql"_sql,
                                       id);
}

Task<Found> find_open(Given& given, sql::Database& db, std::string token_text) {
  auto nobody = db.read(Scope::nobody());
  const auto token = co_await look_at_one_time_token(given, nobody, Purpose::invitation, std::move(token_text));
  if (!token.tenant_ref) throw useless();
  auto reader = db.read(Scope::of(*token.tenant_ref));
  auto promise = co_await find_promise(reader, token.subject);
  if (!promise) throw useless();
  Found found{*token.tenant_ref, *promise};
  co_return found;
}

Task<InvitationView> look_at_invitation(Given& given, sql::Database& db, InvitationToken in) {
  const auto found = co_await find_open(given, db, in.token.str());
  const auto& promise = found.promise;
  auto reader = db.read(Scope::of(found.tenant_id));
  InvitationView view{{}, {}, promise.inviter_name, promise.email.str(), false, promise.expires_at};
  view.agency_name = co_await given.directory.agency_name(reader);
  if (promise.sub_tenant_id) view.client_name = co_await given.directory.client_name(reader, *promise.sub_tenant_id);
  view.has_account = (co_await find_account(reader, promise.email)).has_value();
  co_return view;
}

Task<std::vector<std::string>> promised_permissions(sql::Tx& tx, Promise promise) {
  if (!promise.role_id) co_return permissions_of(promise.role, promise.level);
  co_return co_await tx.one<std::vector<std::string>>(R"sql(
    select permissions from auth.roles where id = $1
  )sql"_sql,
                                                      *promise.role_id);
}

// An invitation is worth what its sender may still give: one who was removed or demoted since gives nothing away.
Task<void> require_sender_may_still_give(sql::Tx& tx, Promise promise) {
  auto sender = co_await tx.maybe<Membership>(R"sql(
    select tenant_id, id, sub_tenant_id, role, level from auth.memberships
    where user_id = $1 and sub_tenant_id is null and deactivated_at is null
  )sql"_sql,
                                              promise.inviter_id);
  if (!sender) throw useless();
  const auto held = co_await effective_permissions(tx, *sender);
  const auto promised = co_await promised_permissions(tx, promise);
  if (!tenancy::covers(held, "members:write") || !beyond(held, promised).empty()) throw useless();
}

Task<void> require_client_still_there(Given& given, sql::Tx& tx, Promise promise) {
  if (!promise.sub_tenant_id) co_return;
  const auto name = co_await given.directory.client_name(tx, *promise.sub_tenant_id);
  if (!name) throw useless();
}

// Uses token and invitation up, and makes the account a member. The transaction is the caller's.
Task<void> enter(Given& given, sql::Tx& tx, Promise promise, tenancy::UserId user) {
  co_await require_sender_may_still_give(tx, promise);
  co_await require_client_still_there(given, tx, promise);
  const auto accepted = co_await tx.run(R"sql(
    update auth.invitations set accepted_at = $2 where id = $1 and accepted_at is null and revoked_at is null
  )sql"_sql,
                                        promise.id, base::Clock::now());
  if (accepted == 0) throw useless();
  if (promise.role == tenancy::Role::agency) co_await given.seats.take(tx);
  co_await tx.run(R"sql(
    insert into auth.memberships (id, user_id, sub_tenant_id, role, level, role_id) values ($1, $2, $3, $4, $5, $6)
  )sql"_sql,
                  base::make_uuid(), user, promise.sub_tenant_id, promise.role, promise.level, promise.role_id);
  co_await mark_email_verified(tx, user);
}

Task<void> accept_as(Given& given, sql::Database& db, Found found, std::string token, Account account) {
  auto tx = co_await db.begin(Scope::of(found.tenant_id));
  co_await redeem_one_time_token(given, tx, Purpose::invitation, std::move(token));
  co_await enter(given, tx, found.promise, account.id);
  co_await tx.commit();
}

void require_new_persons_words(const Acceptance& in) {
  std::vector<base::FieldError> missing;
  if (!in.full_name) missing.push_back({"fullName", "required", "Please tell us your name."});
  if (!in.password) missing.push_back({"password", "required", "Please choose a password."});
  if (!missing.empty()) throw base::invalid(std::move(missing));
}

Task<Account> accept_as_new(Given& given, sql::Database& db, Found found, Acceptance in) {
  require_new_persons_words(in);
  NewPassword password(in.password->reveal());
  PasswordOwner owner{.email = found.promise.email.str(), .full_name = in.full_name->str()};
  auto hash = co_await hash_new_password(given, password, owner, "password");
  auto tx = co_await db.begin(Scope::of(found.tenant_id));
  co_await redeem_one_time_token(given, tx, Purpose::invitation, in.token.str());
  auto account = co_await add_account(tx, found.promise.email, in.full_name->str(), hash);
  co_await enter(given, tx, found.promise, account.id);
  co_await tx.commit();
  co_return account;
}

struct Guest {
  Account account;
  std::string address;
};

Task<void> require_password(Given& given, sql::Database& db, Guest guest, const Acceptance& in) {
  if (!in.password) {
    throw base::unauthenticated("sign_in_first", "You have an account already. Sign in, or give its password.");
  }
  Attempt attempt{Trial::password, guest.account.email, guest.address};
  PasswordTry tried{guest.account, attempt, in.password->reveal()};
  if (co_await is_password_of(given, db, tried)) co_return;
  throw base::unauthenticated("wrong_credentials", "The password is not right.");
}

Task<http::Reply<SignInAnswer>> accept_invitation(Given& given, sql::Database& db, http::Caller caller, Acceptance in) {
  const auto found = co_await find_open(given, db, in.token.str());
  auto reader = db.read(Scope::nobody());
  auto account = co_await find_account(reader, found.promise.email);
  if (account) {
    Guest guest{*account, caller.address};
    co_await require_password(given, db, guest, in);
    co_await accept_as(given, db, found, in.token.str(), *account);
  } else {
    account = co_await accept_as_new(given, db, found, in);
  }
  SignInWish wish{found.tenant_id, in.delivery.value_or(TokenDelivery::body)};
  Proof proof{.methods = {"pwd"}};
  co_return co_await sign_in(given, db, caller, *account, wish, proof);
}

Task<http::Reply<Session>> join(Given& given, Member who, sql::Database& db, http::Caller caller, Joining in) {
  require_the_person(who);
  const auto found = co_await find_open(given, db, in.token.str());
  auto reader = db.read(Scope::nobody());
  auto account = co_await find_active_account(reader, who.user_id);
  if (!account || account->email != found.promise.email.str()) {
    throw base::forbidden("other_address", "This invitation is for another address than the one you signed in with.");
  }
  co_await accept_as(given, db, found, in.token.str(), *account);
  Destination to{found.tenant_id, found.promise.sub_tenant_id, in.delivery.value_or(TokenDelivery::body)};
  co_return co_await switch_session(given, db, caller, who, to);
}

constexpr http::Conflict already_member{"already_member", "memberships_user_key", "",
                                        "You are a member here already. Please sign in."};
constexpr http::Conflict account_meanwhile{"email_taken", "users_email_key", "",
                                           "This address has just got an account. Please try again."};
constexpr http::Conflict used{"token_used_or_expired", "", "", "", base::ErrorKind::gone};

}  // namespace

void add_invitation_acceptance_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/invitations/look", http::with(look_at_invitation, given))
      .says("Show what an invitation is about, before it is accepted")
      .named("look_at_invitation")
      .open()
      .limited_by("login")
      .answers(200)
      .fails_with(used);
  r.post("/api/v1/auth/invitations/accept", http::with(accept_invitation, given))
      .says("Accept an invitation as a new person, or with the password of the account, and sign in")
      .named("accept_invitation")
      .open()
      .limited_by("login")
      .answers(200)
      .fails_with(used)
      .fails_with(already_member)
      .fails_with(account_meanwhile);
  r.post("/api/v1/auth/invitations/join", http::with(join, given))
      .says("Accept an invitation to the address that is signed in, and go there")
      .named("join_by_invitation")
      .signed_in()
      .answers(200)
      .fails_with(used)
      .fails_with(already_member);
}

}  // namespace auth
