// The address that a confirmation mail goes to, for whoever sends it.
#pragma once

#include <optional>
#include <string>

#include "auth/one_time_token.hpp"
#include "base/task.hpp"
#include "sql/database.hpp"

namespace auth {

struct Confirmation {
  std::string email;
  std::optional<std::string> previous_email;  // set when the other one is to replace it
};

// What the token with this id of an account.email_... event is about; base::not_found once it is purged.
base::Task<Confirmation> get_confirmation(sql::Queries& db, OneTimeTokenId id);

}  // namespace auth
