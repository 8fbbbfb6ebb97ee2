// Ways in that an agency has closed.
#include "oidc/enforcement.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;

bool came(const std::vector<std::string>& methods, std::string_view way) {
  return std::ranges::find(methods, way) != methods.end();
}

Task<bool> is_kept_to_provider(sql::Database& db, Account account, Membership membership) {
  const auto domain = account.email.substr(account.email.rfind('@') + 1);
  auto reader = db.read(tenancy::Scope::of(membership.tenant_id));
  auto found = co_await reader.maybe<base::Uuid>(R"sql(
    select c.id from auth.oidc_connections c
    join auth.captured_domains d on d.tenant_ref = c.tenant_id and d.connection_id = c.id
    where d.domain = $1 and c.is_enabled and c.is_enforced
  )sql"_sql,
                                                 domain);
  co_return found.has_value();
}

}  // namespace

Task<void> require_way_in(sql::Database& db, Account account, Membership membership, std::vector<std::string> methods) {
  const bool is_free = membership.role != tenancy::Role::agency || membership.level == Level::owner;
  if (is_free || came(methods, by_own_provider)) co_return;
  if (!co_await is_kept_to_provider(db, std::move(account), membership)) co_return;
  throw base::forbidden("sso_required", "Your agency wants you to sign in by its identity provider.");
}

void require_portable(const std::vector<std::string>& methods) {
  if (!came(methods, by_own_provider) && !came(methods, by_own_address)) return;
  throw base::forbidden("sign_in_again",
                        "The way you signed in opens your agency only. Sign in in another way for this.");
}

Task<void> require_own_proof(sql::Queries& db, tenancy::Member who) {
  auto methods = co_await db.maybe<std::vector<std::string>>(R"sql(
    select methods from auth.sessions where id = $1
  )sql"_sql,
                                                             who.session_id);
  if (!methods) throw base::unauthenticated("session_ended", "Please sign in again.");
  require_portable(*methods);
}

}  // namespace auth
