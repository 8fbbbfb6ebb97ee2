// Who is asking: the verified claims of an access token.
#pragma once

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenancy/ids.hpp"

namespace tenancy {

// The seeds' three roles; `needs("...")` of a route is checked against the permissions, not the role.
enum class Role { admin, agency, client };
BOOST_DESCRIBE_ENUM(Role, admin, agency, client)

// A signed-in person acting in one tenant. Made only from a verified token (http::Authenticator) and in tests.
struct Member {
  UserId user_id;
  TenantId tenant_id;
  std::optional<SubTenantId> sub_tenant_id;  // set for client users: they see this client's rows only
  SessionId session_id;
  Role role = Role::client;
  std::vector<std::string> permissions;  // "clients:write"

  // True for an exact permission, for "clients:*" and for "*".
  bool may(std::string_view permission) const;
};

}  // namespace tenancy
