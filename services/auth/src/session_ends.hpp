// Ending sessions, or the access tokens they have handed out so far, when what stands behind them changes.
#pragma once

#include <optional>
#include <string>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace auth {

// Both act within 5 s on every process; `tx` has the membership's tenant as its scope.
// After deactivation and removal: nobody stays signed in.
base::Task<void> end_sessions_of(sql::Tx& tx, base::Uuid membership, std::string reason);
// After a change of rights: the next refresh brings the new ones.
base::Task<void> outdate_sessions_of(sql::Tx& tx, base::Uuid membership);
base::Task<void> outdate_sessions_by_role(sql::Tx& tx, base::Uuid role);

// Ends what the person has open in every tenant, as itself or looking through somebody's eyes, but `kept`; `tx` has the
// scope across_tenants of the person.
base::Task<void> end_sessions_across(sql::Tx& tx, tenancy::UserId user, std::string reason,
                                     std::optional<tenancy::SessionId> kept = {});
// Only those in which the person looks through somebody's eyes; the same scope.
base::Task<void> end_impersonations_by(sql::Tx& tx, tenancy::UserId administrator);

}  // namespace auth
