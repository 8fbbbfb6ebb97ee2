// The ids that say whose data something is.
#pragma once

#include "base/id.hpp"

namespace tenancy {

using TenantId = base::Id<struct TenantKind>;        // an agency
using SubTenantId = base::Id<struct SubTenantKind>;  // a client of an agency
using UserId = base::Id<struct UserKind>;            // a person
using SessionId = base::Id<struct SessionKind>;      // one sign-in of a person

// The tenant that is nobody's: rows that need one and belong to none (a job before it is known for whom).
inline constexpr TenantId no_tenant{};

}  // namespace tenancy
