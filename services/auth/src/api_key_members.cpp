// Reading keys, and the short memory before it.
#include "api_key_members.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>

#include "accounts.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "crypto/digest.hpp"
#include "memberships.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Scope;

constexpr std::chrono::seconds memory{3};
constexpr std::size_t most_known = 4096;
constexpr std::chrono::minutes between_notes{1};

struct KeyRow {
  std::string hash;
  std::optional<std::string> previous_hash;
  std::optional<base::Timestamp> previous_until;
  std::vector<std::string> scopes;
  std::optional<base::Timestamp> expires_at;
  std::optional<base::Timestamp> revoked_at;
  base::Uuid membership_id;
  tenancy::UserId user_id;
  std::optional<base::Timestamp> last_used_at;
};
BOOST_DESCRIBE_STRUCT(KeyRow, (),
                      (hash, previous_hash, previous_until, scopes, expires_at, revoked_at, membership_id, user_id,
                       last_used_at))

base::Error invalid_key() { return base::unauthenticated("invalid_api_key", "This API key is not valid."); }
base::Error revoked_key() { return base::unauthenticated("api_key_revoked", "This API key has been revoked."); }

Task<std::optional<KeyRow>> find_row(sql::Queries& db, ApiKeyId id) {
  co_return co_await db.maybe<KeyRow>(R"sql(
    select k.hash, k.previous_hash, k.previous_until, k.scopes, k.expires_at, k.revoked_at, k.membership_id,
           m.user_id, u.last_used_at
    from auth.api_keys k
    join auth.memberships m on m.tenant_id = k.tenant_id and m.id = k.membership_id
    left join auth.api_key_uses u on u.tenant_id = k.tenant_id and u.api_key_id = k.id
    where k.id = $1
  )sql"_sql,
                                      id);
}

bool is_key_of(const KeyRow& row, std::string_view hash, base::Timestamp now) {
  const bool is_current = crypto::constant_time_equal(row.hash, hash);
  const bool is_previous = row.previous_hash && crypto::constant_time_equal(*row.previous_hash, hash);
  return is_current || (is_previous && now < *row.previous_until);
}

// Only who holds the key learns why it is refused.
void check_row(const KeyRow& row, std::string_view hash) {
  const auto now = base::Clock::now();
  if (!is_key_of(row, hash, now)) throw invalid_key();
  if (row.revoked_at) throw revoked_key();
  if (row.expires_at && *row.expires_at <= now) {
    throw base::unauthenticated("api_key_expired", "This API key has expired.");
  }
}

Task<tenancy::Member> read_member(sql::Queries& db, ApiKeyId id, KeyRow row) {
  auto account = co_await find_active_account(db, row.user_id);
  auto membership = co_await find_active_membership(db, row.membership_id);
  if (!account || !membership) throw revoked_key();
  auto granted = co_await effective_permissions(db, *membership);
  tenancy::Member member{.user_id = row.user_id,
                         .tenant_id = membership->tenant_id,
                         .sub_tenant_id = membership->sub_tenant_id,
                         .session_id = {id.value},
                         .role = membership->role,
                         .permissions = common_permissions(row.scopes, granted),
                         .is_api_key = true};
  co_return member;
}

Task<void> write_use(sql::Database& db, tenancy::TenantId tenant, ApiKeyId id) {
  auto tx = co_await db.begin(Scope::of(tenant));
  const auto now = base::Clock::now();
  co_await tx.run(R"sql(
    insert into auth.api_key_uses (api_key_id, last_used_at) values ($1, $2)
    on conflict (tenant_id, api_key_id) do update set last_used_at = excluded.last_used_at
    where api_key_uses.last_used_at < $3
  )sql"_sql,
                  id, now, base::Timestamp(now - between_notes));
  co_await tx.commit();
}

Task<void> note_use(sql::Database& db, tenancy::TenantId tenant, ApiKeyId id) {
  try {
    co_await write_use(db, tenant, id);
  } catch (const base::Error& error) {
    base::log_warning("The use of an API key could not be noted.", {{"key.id", id}, {"error", error.what()}});
  }
}

bool is_worth_a_note(const KeyRow& row) {
  return !row.last_used_at || *row.last_used_at <= base::Clock::now() - between_notes;
}

}  // namespace

Task<tenancy::Member> ApiKeyMembers::find(sql::Database& db, std::string_view text) {
  const auto key = ApiKey::parse(text);
  if (!key) throw invalid_key();
  const auto hash = key->hash();
  if (const auto* member = recall(hash)) co_return *member;

  const auto read_at = base::Clock::now();
  auto reader = db.read(Scope::of(key->tenant_id));
  auto row = co_await find_row(reader, key->id);
  if (!row) throw invalid_key();
  check_row(*row, hash);
  auto member = co_await read_member(reader, key->id, *row);
  remember(hash, {member, read_at});
  if (is_worth_a_note(*row)) {
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::co_spawn(executor, note_use(db, key->tenant_id, key->id), boost::asio::detached);
  }
  co_return member;
}

const tenancy::Member* ApiKeyMembers::recall(const std::string& hash) const {
  const auto known = known_.find(hash);
  if (known == known_.end()) return nullptr;
  const auto age = base::Clock::now() - known->second.read_at;
  const bool is_fresh = age >= age.zero() && age < memory;
  return is_fresh ? &known->second.member : nullptr;
}

void ApiKeyMembers::remember(const std::string& hash, Known known) {
  if (known_.size() >= most_known) {
    std::erase_if(known_, [&](const auto& entry) { return known.read_at - entry.second.read_at >= memory; });
  }
  if (known_.size() >= most_known) known_.clear();
  known_.insert_or_assign(hash, std::move(known));
}

}  // namespace auth
