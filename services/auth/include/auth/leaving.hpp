// A person leaves for good: what has to happen before its data is erased.
#pragma once

#include "auth/seat_quota.hpp"
#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace auth {

// Whether the person owns an agency: it is handed over or closed first.
base::Task<bool> owns_an_agency(sql::Database& db, tenancy::UserId user);

// Closes the account, ends all sessions and takes the person out of every agency and client, its seats given back. One
// transaction each, so after a failure halfway call it again. base::conflict "owns_agency" for an agency's owner.
base::Task<void> leave_everywhere(sql::Database& db, SeatQuota& seats, tenancy::UserId user);

}  // namespace auth
