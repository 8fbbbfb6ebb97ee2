// The rules of linking, one by one.
#include "oidc/arrival.hpp"

#include "base/error.hpp"
#include "memberships.hpp"
#include "oidc/domains.hpp"
#include "oidc/identities.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

ProviderName name_of(const Party& party) { return {party.provider, party.issuer}; }

base::Error deactivated() { return base::forbidden("account_deactivated", "This account is not active any more."); }

// Whether the connection speaks for this address now. It may have, when the account was linked.
Task<bool> speaks_for(sql::Queries& db, Party party, std::string email) {
  auto captured = co_await find_captured_domain(db, std::move(email));
  co_return captured &&
      captured->tenant_ref == party.tenant_id&& base::to_string(captured->connection_id) == party.provider;
}

Task<void> require_spoken_for(sql::Queries& db, Party party, std::string email) {
  if (co_await speaks_for(db, party, std::move(email))) co_return;
  throw base::forbidden("domain_not_captured",
                        "This identity provider does not speak for your e-mail address's domain here.");
}

Task<Account> require_account(sql::Queries& db, tenancy::UserId user) {
  auto account = co_await find_active_account(db, user);
  if (!account) throw deactivated();
  co_return std::move(*account);
}

Task<std::optional<Account>> find_linked(sql::Database& db, Arrival arrival) {
  auto tx = co_await db.begin(Scope::nobody());
  auto user = co_await find_identity(tx, name_of(arrival.party), arrival.token);
  if (!user) co_return std::nullopt;
  auto account = co_await require_account(tx, *user);
  if (arrival.party.tenant_id) co_await require_spoken_for(tx, arrival.party, account.email);
  co_await tx.commit();
  co_return account;
}

Task<Account> link_to_person(sql::Database& db, Arrival arrival, tenancy::UserId user) {
  if (arrival.party.tenant_id) {
    throw base::forbidden("not_linkable", "Accounts of an agency's identity provider are linked by their address.");
  }
  auto tx = co_await db.begin(Scope::nobody());
  auto account = co_await require_account(tx, user);
  co_await link_identity(tx, name_of(arrival.party), arrival.token, user);
  co_await tx.commit();
  co_return account;
}

// A stranger could have taken the address before: whoever confirms it by mail has thrown the stranger out.
void require_confirmed(const Account& account) {
  if (!account.is_active) throw deactivated();
  if (account.email_verified_at) return;
  throw base::conflict("account_not_confirmed",
                       "There is an account with your e-mail address that nobody has confirmed. Reset its password "
                       "first, by the mail that we send you.");
}

Task<Account> make_account(sql::Tx& tx, Arrival arrival) {
  if (!arrival.party.default_level) {
    throw base::forbidden("no_account", "There is no account for you here. Ask the agency to invite you.");
  }
  auto account = co_await add_account(tx, *arrival.token.email, arrival.token.full_name, "");
  account.email_verified_at = base::Clock::now();
  co_await tx.run(R"sql(
    update auth.users set email_verified_at = $2 where id = $1
  )sql"_sql,
                  account.id, account.email_verified_at);
  co_return account;
}

// Somebody who was let go is not let in again by the back door.
Task<void> ensure_membership(Given& given, sql::Tx& tx, Party party, tenancy::UserId user) {
  auto active = co_await tx.maybe<bool>(R"sql(
    select bool_or(deactivated_at is null) from auth.memberships where user_id = $1 having count(*) > 0
  )sql"_sql,
                                        user);
  if (active == true) co_return;
  const bool may_join = !active && party.default_level;
  if (!may_join) throw base::forbidden("no_membership", "This account does not belong to the agency.");
  co_await given.seats.take(tx);
  co_await add_membership(tx, user, tenancy::Role::agency, party.default_level);
}

Task<Account> link_by_domain(Given& given, sql::Database& db, Arrival arrival) {
  const auto email = *arrival.token.email;
  auto tx = co_await db.begin(Scope::of(*arrival.party.tenant_id));
  co_await require_spoken_for(tx, arrival.party, email.str());
  auto account = co_await find_account(tx, email);
  if (account) require_confirmed(*account);
  else account = co_await make_account(tx, arrival);
  co_await ensure_membership(given, tx, arrival.party, account->id);
  co_await link_identity(tx, name_of(arrival.party), arrival.token, account->id);
  co_await tx.commit();
  co_return std::move(*account);
}

// Whoever runs an agency's address reads what is answered there, and could have sent anybody to the provider: it is not
// told whether that person has an account.
base::Error unknown_here() {
  return base::forbidden("not_linked_here",
                         "This account is not linked to a person of this agency. Sign in in another way and link it in "
                         "your settings.");
}

Task<void> require_place(sql::Database& db, tenancy::UserId user, tenancy::TenantId agency) {
  auto membership = co_await find_membership_in(db, user, agency, std::nullopt);
  if (!membership) throw unknown_here();
}

// Otherwise an agency could link somebody whom it lured to the provider to an account of its own.
Task<void> require_own_email(sql::Database& db, IdToken token, tenancy::UserId user) {
  auto reader = db.read(Scope::nobody());
  auto account = co_await require_account(reader, user);
  const bool is_own = account.email_verified_at && token.email && token.email->str() == account.email;
  if (is_own) co_return;
  throw base::forbidden("other_email",
                        "Here you can link an account only that has the confirmed e-mail address of yours.");
}

// Whether somebody has the address is told only to who reads its mails.
Task<base::Error> explain_stranger(sql::Database& db, shape::Email email) {
  auto reader = db.read(Scope::nobody());
  auto account = co_await find_account(reader, email);
  if (!account) co_return base::forbidden("no_account", "There is no account for you here yet. Register first.");
  co_return base::conflict("sign_in_to_link",
                           "You have an account here already. Sign in with it and link this one in your settings.");
}

}  // namespace

Task<Account> settle_arrival(Given& given, sql::Database& db, Arrival arrival) {
  if (arrival.agency && arrival.linking) co_await require_own_email(db, arrival.token, *arrival.linking);
  auto linked = co_await find_linked(db, arrival);
  const bool is_somebody_elses = linked && arrival.linking && linked->id != *arrival.linking;
  if (is_somebody_elses) {
    throw base::conflict("identity_taken", "This account of the identity provider belongs to somebody else here.");
  }
  if (linked && arrival.agency && !arrival.linking) co_await require_place(db, linked->id, *arrival.agency);
  if (linked) co_return std::move(*linked);
  if (arrival.linking) co_return co_await link_to_person(db, arrival, *arrival.linking);
  if (arrival.agency && !arrival.party.tenant_id) throw unknown_here();
  if (!arrival.token.email) {
    throw base::forbidden("email_not_verified", "The identity provider does not confirm your e-mail address.");
  }
  if (arrival.party.tenant_id) co_return co_await link_by_domain(given, db, arrival);
  throw co_await explain_stranger(db, *arrival.token.email);
}

}  // namespace auth
