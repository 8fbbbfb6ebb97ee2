// What the auth service asks of whoever knows the agency's plan.
#pragma once

#include "base/task.hpp"
#include "sql/database.hpp"

namespace auth {

// As it stands, and where auth runs without plans, there is no limit.
class SeatQuota {
 public:
  virtual ~SeatQuota() = default;
  // Counts one more active member of the agency in this transaction; base::forbidden("seat_limit_reached") when the
  // plan has no room. Exact among parallel transactions: the second waits for the first.
  virtual base::Task<void> take(sql::Tx&) { co_return; }
  virtual base::Task<void> give_back(sql::Tx&) { co_return; }
  // Throws what take() would throw now, and takes nothing: whoever invites hears of it before the invited does.
  virtual base::Task<void> require_room(sql::Tx&) { co_return; }
};

SeatQuota& unlimited_seats();

}  // namespace auth
