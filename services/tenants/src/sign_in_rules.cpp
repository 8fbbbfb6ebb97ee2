// Showing, changing and asking for the rules.
#include "sign_in_rules.hpp"

#include "sql/database.hpp"
#include "tenants/directory.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

Task<SignInRules> get_sign_in_rules(Member who, sql::ReadTx& tx) {
  co_return co_await tx.one<SignInRules>(R"sql(
    select wants_second_factor from tenants.tenants where id = $1
  )sql"_sql,
                                         who.tenant_id);
}

Task<SignInRules> set_sign_in_rules(Member who, sql::Tx& tx, SignInRules in) {
  co_return co_await tx.one<SignInRules>(R"sql(
    update tenants.tenants set wants_second_factor = $2, updated_at = now() where id = $1
    returning wants_second_factor
  )sql"_sql,
                                         who.tenant_id, in.wants_second_factor);
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
      .asks_fresh_sign_in();
}

}  // namespace tenants
