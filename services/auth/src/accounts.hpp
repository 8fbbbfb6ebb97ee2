// Accounts: a person's own record.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "base/task.hpp"
#include "base/time.hpp"
#include "shape/types.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace auth {

struct Account {
  tenancy::UserId id;
  std::string email;
  std::string password_hash;  // empty: this person has no password and signs in another way
  std::string full_name;
  bool is_active;
  std::optional<base::Timestamp> email_verified_at;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, email, password_hash, full_name, is_active, email_verified_at))

base::Task<std::optional<Account>> find_account(sql::Queries& db, shape::Email email);
// Nothing where the account does not exist or is deactivated.
base::Task<std::optional<Account>> find_active_account(sql::Queries& db, tenancy::UserId id);
// Throws a constraint violation of users_email_key when the address has an account.
base::Task<Account> add_account(sql::Tx& tx, shape::Email email, std::string full_name, std::string password_hash);

base::Task<void> set_password_hash(sql::Tx& tx, tenancy::UserId id, std::string hash);
// Something sent to the account's address has come back.
base::Task<void> mark_email_verified(sql::Tx& tx, tenancy::UserId id);
// `email` is now the account's address and is confirmed; constraint users_email_key.
base::Task<void> set_email(sql::Tx& tx, tenancy::UserId id, std::string email);

}  // namespace auth
