// Registers agencies, and the platform's own administrator.
#include "registration.hpp"

#include "auth/events.hpp"
#include "auth/people.hpp"
#include "base/error.hpp"
#include "email_verification.hpp"
#include "events/events.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

constexpr http::Conflict email_taken{"email_taken", "users_email_key", "email",
                                     "An account with this e-mail address exists already. Please sign in."};

struct Founded {
  Account account;
  Membership membership;
};

Task<Founded> found_agency(Given& given, sql::Tx& tx, std::string agency, Account account, tenancy::Role role) {
  const auto level = role == tenancy::Role::agency ? std::optional(Level::owner) : std::nullopt;
  Founded founded{account, co_await add_membership(tx, account.id, role, level)};
  co_await given.agencies.found(tx, agency, account.id);
  AgencyRegistered event{founded.membership.tenant_id, account.id, agency};
  co_await events::publish(tx, event);
  co_return founded;
}

Task<http::Reply<Session>> register_agency(Given& given, sql::Database& db, http::Caller caller, NewAgency in) {
  PasswordOwner owner{.email = in.email.str(), .full_name = in.full_name.str(), .agency_name = in.agency_name.str()};
  auto hash = co_await hash_new_password(given, in.password, owner, "password");
  auto tx = co_await db.begin(Scope::of(tenancy::TenantId::make()));
  auto account = co_await add_account(tx, in.email, in.full_name.str(), hash);
  auto founded = co_await found_agency(given, tx, in.agency_name.str(), account, tenancy::Role::agency);
  AddressToConfirm address{account.email, {}};
  co_await ask_to_confirm(tx, account.id, address);
  NewSession wanted{founded.account, founded.membership, {"pwd"}, in.delivery.value_or(TokenDelivery::body), {}};
  auto reply = co_await open_session(given, tx, caller, wanted);
  co_await tx.commit();
  co_return reply;
}

Task<bool> set_password(sql::Database& db, shape::Email email, std::string hash) {
  auto tx = co_await db.begin(Scope::nobody());
  const auto changed = co_await tx.run(R"sql(
    update auth.users set password_hash = $2, updated_at = now() where email = $1
  )sql"_sql,
                                       email, hash);
  co_await tx.commit();
  co_return changed == 1;
}

}  // namespace

Task<void> create_administrator(Given& given, sql::Database& db, shape::Email email, std::string password) {
  PasswordOwner owner{.email = email.str()};
  NewPassword wanted(password);
  auto hash = co_await hash_new_password(given, wanted, owner, "password");
  if (co_await set_password(db, email, hash)) co_return;
  auto tx = co_await db.begin(Scope::of(tenancy::TenantId::make()));
  auto account = co_await add_account(tx, email, "Platform administrator", hash);
  co_await mark_email_verified(tx, account.id);
  co_await found_agency(given, tx, "Platform", account, tenancy::Role::admin);
  co_await tx.commit();
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
      .limited_by("register")
      .fails_with(email_taken);
}

}  // namespace auth
