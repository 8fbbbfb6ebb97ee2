// What the mail of an invitation says, read when it is sent.
#pragma once

#include <optional>
#include <string>

#include "auth/one_time_token.hpp"
#include "base/task.hpp"
#include "base/time.hpp"
#include "sql/database.hpp"

namespace auth {

struct InvitationLetter {
  OneTimeTokenId token_id;  // of its newest token; see one_time_token_text
  std::string email;
  std::string inviter_name;
  std::string inviter_email;
  bool is_for_client;
  base::Timestamp expires_at;
};

// Nothing where it was accepted, revoked or has expired meanwhile. One statement.
base::Task<std::optional<InvitationLetter>> find_invitation_letter(sql::Tx& tx, base::Uuid invitation);

}  // namespace auth
