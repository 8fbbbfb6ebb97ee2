// Finding and adding accounts.
#include "accounts.hpp"

#include "auth/people.hpp"
#include "base/error.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;

Task<std::optional<Account>> find_account(sql::Queries& db, shape::Email email) {
  co_return co_await db.maybe<Account>(R"sql(
    select id, email, password_hash, full_name, is_active, email_verified_at from auth.users where email = $1
  )sql"_sql,
                                       email);
}

Task<std::optional<Account>> find_active_account(sql::Queries& db, tenancy::UserId id) {
  co_return co_await db.maybe<Account>(R"sql(
    select id, email, password_hash, full_name, is_active, email_verified_at
    from auth.users where id = $1 and is_active
  )sql"_sql,
                                       id);
}

Task<Account> add_account(sql::Tx& tx, shape::Email email, std::string full_name, std::string password_hash) {
  co_return co_await tx.one<Account>(R"sql(
    insert into auth.users (id, email, password_hash, full_name) values ($1, $2, $3, $4)
    returning id, email, password_hash, full_name, is_active, email_verified_at
  )sql"_sql,
                                     tenancy::UserId::make(), email, password_hash, full_name);
}

Task<void> set_password_hash(sql::Tx& tx, tenancy::UserId id, std::string hash) {
  co_await tx.run(R"sql(
    update auth.users set password_hash = $2, updated_at = $3 where id = $1
  )sql"_sql,
                  id, hash, base::Clock::now());
}

Task<void> mark_email_verified(sql::Tx& tx, tenancy::UserId id) {
  co_await tx.run(R"sql(
    update auth.users set email_verified_at = $2, updated_at = $2 where id = $1 and email_verified_at is null
  )sql"_sql,
                  id, base::Clock::now());
}

Task<void> set_email(sql::Tx& tx, tenancy::UserId id, std::string email) {
  co_await tx.run(R"sql(
    update auth.users set email = $2, email_verified_at = $3, updated_at = $3 where id = $1
  )sql"_sql,
                  id, email, base::Clock::now());
}

Task<bool> is_email_verified(sql::Queries& db, tenancy::UserId id) {
  co_return co_await db.one<bool>(R"sql(
    select email_verified_at is not null from auth.users where id = $1
  )sql"_sql,
                                  id);
}

Task<void> require_verified_email(sql::Queries& db, tenancy::UserId id) {
  if (co_await is_email_verified(db, id)) co_return;
  throw base::forbidden("email_not_verified",
                        "Please confirm your e-mail address first: the link is in the mail that we sent you.");
}

Task<Person> get_person(sql::Tx& tx, tenancy::UserId id) {
  co_return co_await tx.one<Person>(R"sql(
    select id, email, full_name from auth.users where id = $1
  )sql"_sql,
                                    id);
}

Task<std::vector<tenancy::UserId>> find_people(sql::Database& db, std::string text) {
  auto reader = db.read(tenancy::Scope::nobody());
  co_return co_await reader.all<tenancy::UserId>(R"sql(
    select id from auth.users where position(lower($1) in email) > 0 order by id limit 200
  )sql"_sql,
                                                 text);
}

Task<std::vector<Person>> get_people(sql::Database& db, std::vector<tenancy::UserId> ids) {
  auto reader = db.read(tenancy::Scope::nobody());
  co_return co_await reader.all<Person>(R"sql(
    select id, email, full_name from auth.users where id = any ($1::uuid[])
  )sql"_sql,
                                        ids);
}

Task<std::int64_t> count_members(sql::Queries& db) {
  co_return co_await db.one<std::int64_t>(R"sql(
    select count(*) from auth.memberships where deactivated_at is null
  )sql"_sql);
}

}  // namespace auth
