// Custom roles: named sets of permissions that an agency makes for its members or for its clients' users.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

#include "auth/auth.hpp"
#include "base/task.hpp"
#include "sql/database.hpp"

namespace auth {

enum class Audience { agency, client };
BOOST_DESCRIBE_ENUM(Audience, agency, client)

struct CustomRole {
  base::Uuid id;
  std::string name;
  Audience audience;
  std::vector<std::string> permissions;
  base::Timestamp created_at;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(CustomRole, (), (id, name, audience, permissions, created_at, updated_at))

// The role that a member or invitation of this audience asks for. Throws base::not_found when there is none in this
// agency, base::invalid at `roleId` when it is made for others. It cannot be changed or deleted until `tx` ends.
base::Task<CustomRole> get_role_for(sql::Tx& tx, base::Uuid id, Audience audience);

void add_role_routes(http::Routes& routes);

}  // namespace auth
