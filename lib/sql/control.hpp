// The statements that only this library may send: settings of a scope, and the ends of a transaction.
#pragma once

#include "sql/rows.hpp"
#include "tenancy/scope.hpp"

namespace sql {

// Sets app.tenant_id, app.sub_tenant_id and app.user_id until the transaction ends ('' for what the scope lacks).
Request settings_of(const tenancy::Scope& scope);
// The same and app.origin, as JSON, for the audit trail: what a transaction sends. Reads have nothing to tell it.
Request settings_of_changes(const tenancy::Scope& scope);
Request begin_request();
Request commit_request();
Request rollback_request();
// Asks whether anybody is there.
Request probe_request();

}  // namespace sql
