// All people of the platform, as its administrator sees them.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "auth/auth.hpp"
#include "memberships.hpp"

namespace auth {

enum class AccountStatus { active, deactivated };
BOOST_DESCRIBE_ENUM(AccountStatus, active, deactivated)

struct UserMembership {
  tenancy::TenantId agency_id;
  std::string agency_name;
  tenancy::Role role;
  std::optional<Level> level;
  std::optional<tenancy::SubTenantId> client_id;
  AccountStatus state;  // of the membership
  base::Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(UserMembership, (), (agency_id, agency_name, role, level, client_id, state, created_at))

// Wrong attempts delay the next one ever longer; at most 15 minutes.
struct UserLock {
  std::int64_t tries;
  std::int64_t wait_seconds;  // 0: not locked
};
BOOST_DESCRIBE_STRUCT(UserLock, (), (tries, wait_seconds))

struct User {
  tenancy::UserId id;
  std::string email;
  std::string full_name;
  AccountStatus status;
  std::optional<base::Timestamp> email_verified_at;
  bool has_password;
  bool has_second_factor;
  std::vector<UserMembership> memberships;
  std::int64_t open_sessions;
  std::optional<base::Timestamp> last_seen_at;
  UserLock lock;
  base::Timestamp created_at;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(User, (),
                      (id, email, full_name, status, email_verified_at, has_password, has_second_factor, memberships,
                       open_sessions, last_seen_at, lock, created_at, updated_at))

// base::not_found for an unknown one.
base::Task<User> get_user(Given& given, sql::Database& db, tenancy::UserId id);
// Where the person has signed in from in the last 90 days.
base::Task<std::vector<std::string>> addresses_of(sql::Database& db, tenancy::UserId id);

void add_user_routes(http::Routes& routes, Given& given);
void add_user_act_routes(http::Routes& routes, Given& given);

}  // namespace auth
