// What the auth service announces.
#pragma once

#include <boost/describe/class.hpp>

#include <string>

#include "auth/account_events.hpp"
#include "base/id.hpp"
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

// Somebody is out of an agency or of one of its clients, removed or deactivated: whatever acts in its name there ends.
struct MembershipEnded {
  static constexpr std::string_view topic = "membership.ended";
  tenancy::TenantId tenant_id;
  tenancy::UserId user_id;
  base::Uuid membership_id;
};
BOOST_DESCRIBE_STRUCT(MembershipEnded, (), (tenant_id, user_id, membership_id))

// An invitation waits for its mail, the first or another one; its link is made when the mail is sent.
struct InvitationSent {
  static constexpr std::string_view topic = "invitation.sent";
  base::Uuid invitation_id;
};
BOOST_DESCRIBE_STRUCT(InvitationSent, (), (invitation_id))

struct OwnershipTransferred {
  static constexpr std::string_view topic = "agency.ownership_transferred";
  tenancy::UserId from_user_id;
  tenancy::UserId to_user_id;
};
BOOST_DESCRIBE_STRUCT(OwnershipTransferred, (), (from_user_id, to_user_id))

// The platform's administrator looks at this tenant through the eyes of one of its people.
struct ImpersonationStarted {
  static constexpr std::string_view topic = "impersonation.started";
  tenancy::UserId impersonator_id;
  tenancy::UserId user_id;
  tenancy::SessionId session_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ImpersonationStarted, (), (impersonator_id, user_id, session_id, reason))

}  // namespace auth
