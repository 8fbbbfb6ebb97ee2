// Listing and removing second factors.
#include "second_factors.hpp"

#include <boost/describe/class.hpp>

#include <algorithm>

#include "auth/events.hpp"
#include "base/error.hpp"
#include "oidc/enforcement.hpp"
#include "passkey_sign_in.hpp"
#include "passkeys.hpp"
#include "recovery_codes.hpp"
#include "second_factor_challenges.hpp"
#include "step_up.hpp"
#include "totp_factors.hpp"
#include "trusted_devices.hpp"

namespace auth {

using base::Task;
using namespace sql::literals;

namespace {

constexpr http::Conflict factor_is_wanted{
    "second_factor_wanted", {}, {}, "Your agency asks for a second factor. Add another one before this one goes."};

struct SecondFactor {
  base::Uuid id;
  FactorKind kind;
  std::string name;
  base::Timestamp created_at;
  std::optional<base::Timestamp> last_used_at;
  bool is_suspended;
};
BOOST_DESCRIBE_STRUCT(SecondFactor, (), (id, kind, name, created_at, last_used_at, is_suspended))

struct SecondFactors {
  std::vector<SecondFactor> data;
  std::int64_t recovery_codes_left;
};
BOOST_DESCRIBE_STRUCT(SecondFactors, (), (data, recovery_codes_left))

struct SecondFactorId {
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(SecondFactorId, (), (id))

Task<SecondFactors> list_second_factors(tenancy::Member who, sql::ReadTx& tx) {
  SecondFactors found;
  found.data = co_await tx.all<SecondFactor>(R"sql(
    select id, 'totp' as kind, name, created_at, last_used_at, false as is_suspended
    from auth.totp_factors where user_id = $1 and confirmed_at is not null
    union all
    select id, 'passkey', name, created_at, last_used_at, suspended_at is not null
    from auth.passkeys where user_id = $1
    order by created_at, id
  )sql"_sql,
                                             who.user_id);
  found.recovery_codes_left = co_await tx.one<std::int64_t>(R"sql(
    select count(*) from auth.recovery_codes where user_id = $1 and used_at is null
  )sql"_sql,
                                                            who.user_id);
  co_return found;
}

// With the last factor goes what only made sense beside it.
Task<void> tidy_up(sql::Tx& tx, tenancy::UserId user, bool is_wanted) {
  const auto left = co_await factors_of(tx, user);
  if (left.any) co_return;
  if (is_wanted) throw base::conflict(std::string(factor_is_wanted.code), std::string(factor_is_wanted.message));
  co_await void_recovery_codes(tx, user);
  co_await void_trusted_devices(tx, user);
}

Task<void> remove_second_factor(Given& given, tenancy::Member who, sql::Database& db, SecondFactorId in) {
  const auto is_wanted = co_await given.rules.wants_second_factor(db, who.tenant_id);
  auto tx = co_await db.begin(tenancy::Scope::of(who));
  co_await require_own_proof(tx, who);
  auto name = co_await remove_totp(tx, who.user_id, in.id);
  if (!name) name = co_await remove_passkey(tx, who.user_id, in.id);
  if (!name) throw base::not_found();
  co_await tidy_up(tx, who.user_id, is_wanted);
  SecondFactorRemoved event{who.user_id, in.id, *name};
  co_await events::publish(tx, event);
  co_await tx.commit();
}

}  // namespace

Task<Factors> factors_of(sql::Queries& db, tenancy::UserId user) {
  auto factors = co_await db.one<Factors>(R"sql(
    select exists (select from auth.passkeys where user_id = $1) as any,
      exists (select from auth.totp_factors where user_id = $1 and confirmed_at is not null) as totp,
      exists (select from auth.passkeys where user_id = $1 and suspended_at is null) as passkey,
      exists (select from auth.recovery_codes where user_id = $1 and used_at is null) as recovery_codes
  )sql"_sql,
                                          user);
  factors.any = factors.any || factors.totp;
  co_return factors;
}

std::vector<std::string> methods_of(const Factors& factors) {
  std::vector<std::string> methods;
  if (factors.totp) methods.emplace_back("totp");
  if (factors.passkey) methods.emplace_back("passkey");
  if (factors.recovery_codes) methods.emplace_back("recoveryCode");
  return methods;
}

Task<void> require_second_factor(Given& given, sql::Database& db, tenancy::TenantId tenant,
                                 std::vector<std::string> methods) {
  if (std::ranges::find(methods, "mfa") != methods.end()) co_return;
  if (!co_await given.rules.wants_second_factor(db, tenant)) co_return;
  throw base::forbidden("sign_in_again", "This agency asks for a second factor. Sign out, and in again there.");
}

void add_all_second_factor_routes(http::Routes& r, Given& given) {
  r.get("/api/v1/auth/second-factors", list_second_factors)
      .says("List your authenticator apps and passkeys")
      .named("list_second_factors")
      .signed_in();
  for (const auto* path : {"/api/v1/auth/second-factors/{id}", "/api/v1/auth/passkeys/{id}"}) {
    const bool is_passkey = std::string_view(path).contains("passkeys");
    r.remove(path, http::with(remove_second_factor, given))
        .says("Remove an authenticator app or a passkey")
        .named(is_passkey ? "remove_passkey" : "remove_second_factor")
        .signed_in()
        .asks_fresh_sign_in()
        .fails_with(factor_is_wanted)
        .fails_with(last_way_to_sign_in);
  }
  add_totp_routes(r, given);
  add_recovery_code_routes(r);
  add_trusted_device_routes(r);
  add_second_factor_challenge_routes(r, given);
  add_passkey_routes(r, given);
  add_passkey_sign_in_routes(r, given);
  add_step_up_routes(r, given);
}

}  // namespace auth
