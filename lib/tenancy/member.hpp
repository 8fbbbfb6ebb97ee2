// Who is asking: the verified claims of an access token.
#pragma once

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "tenancy/ids.hpp"

namespace tenancy {

// Whether one of the patterns ("clients:write", "clients:*", "*") allows the permission, or a whole pattern.
bool covers(const std::vector<std::string>& patterns, std::string_view permission);

// Permissions that begin so are for the platform's administrators: no agency's role holds or gives them.
inline constexpr std::string_view of_the_platform = "platform:";

// The seeds' three roles; `needs("...")` of a route is checked against the permissions, not the role.
enum class Role { admin, agency, client };
BOOST_DESCRIBE_ENUM(Role, admin, agency, client)

// A signed-in person acting in one tenant. Made from a verified token or API key (http::Authenticator) and in tests.
struct Member {
  UserId user_id;
  TenantId tenant_id;
  std::optional<SubTenantId> sub_tenant_id;  // set for client users: they see this client's rows only
  SessionId session_id;  // of an API key: the key's own id
  Role role = Role::client;
  std::vector<std::string> permissions;  // "clients:write"
  std::optional<UserId> impersonator_id = {};  // the platform's administrator who looks through this member's eyes
  base::Timestamp authenticated_at = {};  // when the person last proved who it is; never, for an API key
  bool is_api_key = false;

  // True for an exact permission, for "clients:*" and for "*".
  bool may(std::string_view permission) const;
};

}  // namespace tenancy
