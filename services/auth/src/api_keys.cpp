// Issuing, listing, rotating and revoking API keys.
#include "api_keys.hpp"

#include "base/error.hpp"
#include "memberships.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

// A key belongs to the membership, not to the session it was made in.
Task<base::Uuid> membership_of(sql::Queries& db, Member who) {
  co_return co_await db.one<base::Uuid>(R"sql(
    select id from auth.memberships where user_id = $1 and sub_tenant_id is not distinct from $2
  )sql"_sql,
                                        who.user_id, who.sub_tenant_id);
}

// Whose keys somebody sees and may revoke: nothing stands for everybody's, the right of an agency's owner and admins.
Task<std::optional<base::Uuid>> reach_of(sql::Queries& db, Member who) {
  auto own = co_await membership_of(db, who);
  auto membership = co_await find_active_membership(db, own);
  const bool rules = membership && (membership->role == tenancy::Role::admin || membership->level == Level::owner ||
                                    membership->level == Level::admin);
  co_return rules ? std::nullopt : std::optional(own);
}

void check_scopes(const Member& who, const NewApiKey& in) {
  if (in.scopes.empty()) throw base::invalid("scopes", "required", "Name at least one permission.");
  std::vector<base::FieldError> wrong;
  for (std::size_t at = 0; at < in.scopes.size(); ++at) {
    const auto field = "scopes." + std::to_string(at);
    if (!is_permission_pattern(in.scopes[at].view())) {
      wrong.push_back({field, "not_a_permission", "Permissions look like clients:read or clients:*."});
    } else if (!who.may(in.scopes[at].view())) {
      wrong.push_back({field, "permission_missing", "You may not do this yourself."});
    }
  }
  if (!wrong.empty()) throw base::invalid(std::move(wrong));
}

void check_expiry(const NewApiKey& in) {
  if (in.expires_at && *in.expires_at <= base::Clock::now()) {
    throw base::invalid("expiresAt", "in_the_past", "This moment has passed.");
  }
}

Task<IssuedApiKey> create_api_key(Member who, sql::Tx& tx, NewApiKey in) {
  check_scopes(who, in);
  check_expiry(in);
  auto membership = co_await membership_of(tx, who);
  const auto key = ApiKey::make(who.tenant_id, ApiKeyId::make());
  const std::vector<std::string> scopes(in.scopes.begin(), in.scopes.end());
  co_await tx.run(R"sql(
    insert into auth.api_keys (id, membership_id, sub_tenant_id, name, prefix, hash, scopes, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  )sql"_sql,
                  key.id, membership, who.sub_tenant_id, in.name, key.prefix(), key.hash(), scopes, base::Clock::now(),
                  in.expires_at);
  co_return IssuedApiKey{key.id, in.name.str(), key.text(), key.prefix(), scopes, in.expires_at};
}

ApiKeyPosition position_of(const StoredApiKey& key) { return {key.created_at, key.id}; }

constexpr ApiKeyPosition before_the_newest{std::chrono::sys_days(std::chrono::December / 31 / 9999), {}};

// Two statements, because each has its own index: an optional condition would be planned as if it left hardly a row.
Task<std::vector<StoredApiKey>> all_keys(sql::Queries& db, ApiKeyPosition after, std::int64_t count) {
  return db.all<StoredApiKey>(R"sql(
    select k.id, k.name, k.prefix, k.scopes, m.user_id, k.created_at, k.rotated_at, k.expires_at, u.last_used_at
    from auth.api_keys k
    join auth.memberships m on m.tenant_id = k.tenant_id and m.id = k.membership_id
    left join auth.api_key_uses u on u.tenant_id = k.tenant_id and u.api_key_id = k.id
    where (k.created_at, k.id) < ($1, $2) and k.revoked_at is null
    order by k.created_at desc, k.id desc limit $3
  )sql"_sql,
                              after.created_at, after.id, count);
}

Task<std::vector<StoredApiKey>> keys_of(sql::Queries& db, base::Uuid membership, ApiKeyPosition after,
                                        std::int64_t count) {
  return db.all<StoredApiKey>(R"sql(
    select k.id, k.name, k.prefix, k.scopes, m.user_id, k.created_at, k.rotated_at, k.expires_at, u.last_used_at
    from auth.api_keys k
    join auth.memberships m on m.tenant_id = k.tenant_id and m.id = k.membership_id
    left join auth.api_key_uses u on u.tenant_id = k.tenant_id and u.api_key_id = k.id
    where k.membership_id = $1 and (k.created_at, k.id) < ($2, $3) and k.revoked_at is null
    order by k.created_at desc, k.id desc limit $4
  )sql"_sql,
                              membership, after.created_at, after.id, count);
}

Task<http::Page<StoredApiKey>> list_api_keys(Member who, sql::ReadTx& tx, ApiKeyQuery in) {
  const auto after = in.cursor ? in.cursor->key : before_the_newest;
  auto reach = co_await reach_of(tx, who);
  auto keys = reach ? co_await keys_of(tx, *reach, after, in.limit.value + 1)
                    : co_await all_keys(tx, after, in.limit.value + 1);
  co_return http::page_of(std::move(keys), in.limit, position_of);
}

struct KeptByRotation {
  std::string name;
  std::vector<std::string> scopes;
  std::optional<base::Timestamp> expires_at;
};
BOOST_DESCRIBE_STRUCT(KeptByRotation, (), (name, scopes, expires_at))

// Only one's own: whoever rotates a key holds it afterwards, and acts as its membership.
Task<IssuedApiKey> rotate_api_key(Member who, sql::Tx& tx, ApiKeyRotation in) {
  auto membership = co_await membership_of(tx, who);
  const auto key = ApiKey::make(who.tenant_id, in.id);
  const auto now = base::Clock::now();
  auto kept =
      co_await tx.one<KeptByRotation>(R"sql(
    update auth.api_keys set prefix = $3, hash = $4, previous_hash = hash, previous_until = $5, rotated_at = $6
    where id = $1 and membership_id = $2 and revoked_at is null and (expires_at is null or expires_at > $6)
    returning name, scopes, expires_at
  )sql"_sql,
                                      in.id, membership, key.prefix(), key.hash(),
                                      base::Timestamp(now + std::chrono::minutes(in.overlap_minutes.value)), now);
  co_return IssuedApiKey{in.id, kept.name, key.text(), key.prefix(), kept.scopes, kept.expires_at};
}

Task<void> revoke_api_key(Member who, sql::Tx& tx, ApiKeyTarget in) {
  auto reach = co_await reach_of(tx, who);
  const auto revoked = co_await tx.run(R"sql(
    update auth.api_keys set revoked_at = $3
    where id = $1 and revoked_at is null and ($2::uuid is null or membership_id = $2)
  )sql"_sql,
                                       in.id, reach, base::Clock::now());
  if (revoked == 0) throw base::not_found();
}

}  // namespace

void add_api_key_routes(http::Routes& r) {
  r.post("/api/v1/auth/api-keys", create_api_key)
      .says("Make an API key; it is shown this once")
      .named("create_api_key")
      .needs("api_keys:write")
      .behind("api_keys")
      .asks_fresh_sign_in();
  r.get("/api/v1/auth/api-keys", list_api_keys)
      .says("List API keys, newest first: your own, and everybody's to the owner and admins")
      .named("list_api_keys")
      .needs("api_keys:read");
  r.post("/api/v1/auth/api-keys/{id}/rotate", rotate_api_key)
      .says("Replace one of your API keys by a new one")
      .named("rotate_api_key")
      .needs("api_keys:write")
      .asks_fresh_sign_in()
      .answers(200);
  r.remove("/api/v1/auth/api-keys/{id}", revoke_api_key)
      .says("Revoke an API key")
      .named("revoke_api_key")
      .needs("api_keys:write");
}

}  // namespace auth
