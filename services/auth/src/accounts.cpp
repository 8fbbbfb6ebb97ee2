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

Task<Person> get_person(sql::Tx& tx, tenancy::UserId id) {
  co_return co_await tx.one<Person>(R"sql(
    select id, email, full_name from auth.users where id = $1
  )sql"_sql,
                                    id);
}

}  // namespace auth
