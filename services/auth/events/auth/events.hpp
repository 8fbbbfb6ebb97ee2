// What the auth service announces.
#pragma once

#include <boost/describe/class.hpp>

#include <string>

#include "tenancy/ids.hpp"

namespace auth {

// An agency exists, with its owner.
struct AgencyRegistered {
  static constexpr std::string_view topic = "agency.registered";
  tenancy::TenantId tenant_id;
  tenancy::UserId owner_id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(AgencyRegistered, (), (tenant_id, owner_id, name))

// Somebody signed out, or a stolen refresh token ended the session: its access tokens are refused from now on.
struct SessionEnded {
  static constexpr std::string_view topic = "session.ended";
  tenancy::UserId user_id;
  tenancy::SessionId session_id;
};
BOOST_DESCRIBE_STRUCT(SessionEnded, (), (user_id, session_id))

// What this session may do has changed: access tokens issued so far are refused, a refresh brings a new one.
struct SessionOutdated {
  static constexpr std::string_view topic = "session.outdated";
  tenancy::UserId user_id;
  tenancy::SessionId session_id;
};
BOOST_DESCRIBE_STRUCT(SessionOutdated, (), (user_id, session_id))

}  // namespace auth
