// Registers agencies, and the platform's own administrator.
#include "registration.hpp"

#include "auth/events.hpp"
#include "auth/people.hpp"
#include "base/error.hpp"
#include "events/events.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

constexpr http::Conflict email_taken{"email_taken", "users_email_key", "email",
                                     "An account with this e-mail address exists already. Please sign in."};

Task<Membership> join(sql::Tx& tx, tenancy::UserId user, tenancy::TenantId tenant, tenancy::Role role) {
  Membership membership{tenant, base::make_uuid(), std::nullopt, role};
  co_await tx.run(R"sql(
    insert into auth.memberships (id, user_id, role) values ($1, $2, $3)
  )sql"_sql,
                  membership.id, user, membership.role);
  co_return membership;
}

Task<Account> add_account(sql::Tx& tx, std::string email, std::string full_name, std::string password_hash) {
  Account account{tenancy::UserId::make(), email, password_hash, full_name, true};
  co_await tx.run(R"sql(
    insert into auth.users (id, email, password_hash, full_name) values ($1, $2, $3, $4)
  )sql"_sql,
                  account.id, account.email, account.password_hash, account.full_name);
  co_return account;
}

struct Founded {
  Account account;
  Membership membership;
};

Task<Founded> found_agency(Given& given, sql::Tx& tx, std::string agency, Account account, tenancy::Role role) {
  Founded founded{account, co_await join(tx, account.id, tx.tenant_id(), role)};
  co_await given.agencies.found(tx, agency, account.id);
  AgencyRegistered event{founded.membership.tenant_id, account.id, agency};
  co_await events::publish(tx, event);
  co_return founded;
}

Task<http::Reply<Session>> register_agency(Given& given, sql::Database& db, http::Caller caller, NewAgency in) {
  auto hash = co_await given.hasher.hash(in.password.reveal());
  auto tx = co_await db.begin(Scope::of(tenancy::TenantId::make()));
  auto account = co_await add_account(tx, in.email.str(), in.full_name.str(), hash);
  auto founded = co_await found_agency(given, tx, in.agency_name.str(), account, tenancy::Role::agency);
  auto reply = co_await open_session(given, tx, founded.account, founded.membership, caller,
                                     in.delivery.value_or(TokenDelivery::body));
  co_await tx.commit();
  co_return reply;
}

Task<bool> set_password(sql::Database& db, std::string email, std::string hash) {
  auto tx = co_await db.begin(Scope::nobody());
  const auto changed = co_await tx.run(R"sql(
    update auth.users set password_hash = $2, updated_at = now() where email = $1
  )sql"_sql,
                                       email, hash);
  co_await tx.commit();
  co_return changed == 1;
}

}  // namespace

Task<void> create_administrator(Given& given, sql::Database& db, std::string email, std::string password) {
  auto hash = co_await given.hasher.hash(password);
  if (co_await set_password(db, email, hash)) co_return;
  auto tx = co_await db.begin(Scope::of(tenancy::TenantId::make()));
  auto account = co_await add_account(tx, email, "Platform administrator", hash);
  co_await found_agency(given, tx, "Platform", account, tenancy::Role::admin);
  co_await tx.commit();
}

Task<Person> get_person(sql::Tx& tx, tenancy::UserId id) {
  auto account = co_await tx.one<Account>(R"sql(
    select id, email, password_hash, full_name, is_active from auth.users where id = $1
  )sql"_sql,
                                          id);
  Person person{account.id, account.email, account.full_name};
  co_return person;
}

Task<std::optional<tenancy::TenantId>> find_agency_of(sql::Database& db, std::string email) {
  auto people = db.read(Scope::nobody());
  auto user = co_await people.maybe<tenancy::UserId>(R"sql(
    select id from auth.users where email = $1
  )sql"_sql,
                                                     email);
  if (!user) co_return std::nullopt;
  auto memberships = db.read(Scope::of(*user));
  co_return co_await memberships.maybe<tenancy::TenantId>(R"sql(
    select tenant_id from auth.memberships where user_id = $1 and role = 'agency' order by created_at, id limit 1
  )sql"_sql,
                                                          *user);
}

void add_registration_routes(http::Routes& r, Given& given) {
  r.post("/api/v1/auth/register", http::with(register_agency, given))
      .says("Register an agency and its owner")
      .named("register_agency")
      .open()
      .fails_with(email_taken);
}

}  // namespace auth
