// Showing, changing and asking for the rules.
#include "sign_in_rules.hpp"

#include "http/version.hpp"
#include "sql/database.hpp"
#include "tenants/directory.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

Task<http::Reply<ShownSignInRules>> get_sign_in_rules(Member who, sql::ReadTx& tx) {
  const auto rules = co_await tx.one<ShownSignInRules>(R"sql(
    select wants_second_factor, updated_at from tenants.tenants where id = $1
  )sql"_sql,
                                                       who.tenant_id);
  co_return http::versioned(rules);
}

Task<http::Reply<ShownSignInRules>> set_sign_in_rules(Member who, http::Caller caller, sql::Tx& tx, SignInRules in) {
  const auto updated_at = co_await tx.one<base::Timestamp>(R"sql(
    select updated_at from tenants.tenants where id = $1 for update
  )sql"_sql,
                                                           who.tenant_id);
  http::require_version(caller, updated_at);
  const auto rules = co_await tx.one<ShownSignInRules>(R"sql(
    update tenants.tenants set wants_second_factor = $2, updated_at = now() where id = $1
    returning wants_second_factor, updated_at
  )sql"_sql,
                                                       who.tenant_id, in.wants_second_factor);
  co_return http::versioned(rules);
}

}  // namespace

Task<bool> wants_second_factor(sql::Queries& db, tenancy::TenantId tenant) {
  const auto wants = co_await db.maybe<bool>(R"sql(
    select wants_second_factor from tenants.tenants where id = $1
  )sql"_sql,
                                             tenant);
  co_return wants.value_or(false);
}

void add_sign_in_rule_routes(http::Routes& r) {
  r.get("/api/v1/tenants/sign-in-rules", get_sign_in_rules)
      .says("Show how the agency wants its people to sign in")
      .named("get_sign_in_rules")
      .needs("settings:read");
  r.put("/api/v1/tenants/sign-in-rules", set_sign_in_rules)
      .says("Decide how the agency's people sign in")
      .named("set_sign_in_rules")
      .needs("settings:write")
      .fails_with(http::changed_meanwhile)
      .asks_fresh_sign_in();
}

}  // namespace tenants
