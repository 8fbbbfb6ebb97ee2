// The people of an agency and of its clients.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

#include "auth/auth.hpp"
#include "http/page.hpp"
#include "memberships.hpp"
#include "shape/types.hpp"

namespace auth {

enum class MemberStatus { active, deactivated };
BOOST_DESCRIBE_ENUM(MemberStatus, active, deactivated)

struct TeamMember {
  base::Uuid id;
  tenancy::UserId user_id;
  std::string full_name;
  std::string email;
  tenancy::Role role;
  std::optional<Level> level;
  std::optional<base::Uuid> role_id;
  std::optional<std::string> role_name;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  MemberStatus status;
  base::Timestamp created_at;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(TeamMember, (),
                      (id, user_id, full_name, email, role, level, role_id, role_name, sub_tenant_id, status,
                       created_at, updated_at))

struct MemberPosition {
  base::Timestamp created_at;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(MemberPosition, (), (created_at, id))

struct MemberQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<http::Cursor<MemberPosition>> cursor;
  std::optional<Level> level;
  std::optional<MemberStatus> status;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
};
BOOST_DESCRIBE_STRUCT(MemberQuery, (), (limit, cursor, level, status, sub_tenant_id))

// The people of one agency, newest first, in a unit of work of that agency.
base::Task<http::Page<TeamMember>> read_members(sql::Queries& db, tenancy::TenantId agency, MemberQuery in);

void add_member_routes(http::Routes& routes, Given& given);

}  // namespace auth
