// Sealing lines into the chains of their tenants.
#include <algorithm>
#include <map>

#include "audit/audit.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"
#include "crypto/digest.hpp"
#include "seal.hpp"

namespace audit {
namespace {

using base::Task;
using namespace sql::literals;
using Tenants = std::vector<tenancy::TenantId>;

constexpr std::chrono::milliseconds interval{500};

// What the seals write, column by column.
struct Seals {
  Tenants tenants;
  std::vector<LineId> ids;
  std::vector<std::int64_t> numbers;
  std::vector<shape::Bytes> previous_hashes;
  std::vector<shape::Bytes> hashes;
  std::vector<shape::Bytes> address_salts;
  std::vector<shape::Bytes> address_digests;
  std::vector<shape::Bytes> personal_salts;
  std::vector<shape::Bytes> personal_digests;

  void add(const StoredLine& line) {
    tenants.push_back(line.tenant_id);
    ids.push_back(line.id);
    numbers.push_back(*line.number);
    previous_hashes.push_back(*line.previous_hash);
    hashes.push_back(*line.hash);
    address_salts.push_back(line.address_salt.value_or(shape::Bytes{}));
    address_digests.push_back(line.address_digest.value_or(shape::Bytes{}));
    personal_salts.push_back(line.personal_salt.value_or(shape::Bytes{}));
    personal_digests.push_back(line.personal_digest.value_or(shape::Bytes{}));
  }
};

// A head whose MAC is not ours was changed by somebody else. Its chain goes on, but the MAC is never made good again,
// so that every verification from now on says so.
bool is_genuine(const Keys& keys, const Head& head) {
  if (!head.key_id) return head.number == 0;
  const auto* secret = keys.find(*head.key_id);
  if (secret == nullptr) throw base::internal("the ring lacks the audit key " + *head.key_id);
  return crypto::constant_time_equal(mac_of(*secret, head), head.mac.bytes);
}

struct LockedHead {
  Head head;
  std::optional<shape::Bytes> spoilt_mac;
};
using Heads = std::map<tenancy::TenantId, LockedHead>;

Task<Tenants> find_unsealed(sql::Tx& tx) {
  return tx.all<tenancy::TenantId>(R"sql(
    select tenant_id from (select tenant_id from audit.lines where number is null limit 1000) unsealed
    group by tenant_id
  )sql"_sql);
}

// A chain that another worker is sealing is left to it. A head that lags behind its lines takes their number: two lines
// with one number would stop all sealing.
Task<Heads> lock_heads(sql::Tx& tx, const Keys& keys, Tenants tenants) {
  co_await tx.run(R"sql(
    insert into audit.heads (tenant_id) select tenant_id from unnest($1::uuid[]) as unsealed (tenant_id)
    order by tenant_id on conflict do nothing
  )sql"_sql,
                  tenants);
  const auto found = co_await tx.all<Head>(R"sql(
    select h.tenant_id, case when l.number > h.number then l.number else h.number end as number,
      case when l.number > h.number then coalesce(l.hash, '') else h.hash end as hash, h.key_id, h.mac
    from audit.heads h
    left join lateral (
      select number, hash from audit.lines where tenant_id = h.tenant_id and number is not null
      order by number desc limit 1
    ) l on true
    where h.tenant_id = any ($1) for update of h skip locked
  )sql"_sql,
                                           tenants);
  Heads heads;
  for (const auto& head : found) {
    const auto spoilt = is_genuine(keys, head) ? std::nullopt : std::optional(head.mac);
    heads.emplace(head.tenant_id, LockedHead{head, spoilt});
  }
  co_return heads;
}

Tenants tenants_of(const Heads& heads) {
  Tenants tenants;
  for (const auto& [tenant, locked] : heads) tenants.push_back(tenant);
  return tenants;
}

// Whatever the order of commits: a line is numbered when it is seen.
Task<std::vector<StoredLine>> read_unsealed(sql::Tx& tx, Tenants tenants) {
  return tx.all<StoredLine>(R"sql(
    select tenant_id, id, created_at, user_id, impersonator_id, api_key_id, sub_tenant_id, noun, row_id, action,
      operation, request_id, before::text as before, after::text as after, address, address_salt, address_digest,
      person_id, personal::text as personal, personal_salt, personal_digest, erasure_id, number, key_id,
      previous_hash, hash
    from audit.lines where tenant_id = any ($1) and number is null order by tenant_id, id limit 1000
  )sql"_sql,
                            tenants);
}

// An erasure may have taken a personal half since it was read; its salt stays away then.
Task<void> write_seals(sql::Tx& tx, const Keys& keys, const Seals& seals) {
  const auto written =
      co_await tx.run(R"sql(
    update audit.lines l set number = s.number, key_id = $10, previous_hash = s.previous_hash, hash = s.hash,
      address_salt = case when l.address is not null then nullif(s.address_salt, '') end,
      address_digest = nullif(s.address_digest, ''),
      personal_salt = case when l.personal is not null then nullif(s.personal_salt, '') end,
      personal_digest = nullif(s.personal_digest, '')
    from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[],
      $9::bytea[]) as s (tenant_id, id, number, previous_hash, hash, address_salt, address_digest, personal_salt,
      personal_digest)
    where l.tenant_id = s.tenant_id and l.id = s.id and l.number is null
  )sql"_sql,
                      seals.tenants, seals.ids, seals.numbers, seals.previous_hashes, seals.hashes, seals.address_salts,
                      seals.address_digests, seals.personal_salts, seals.personal_digests, keys.sealing_id());
  if (std::cmp_not_equal(written, seals.ids.size())) throw base::internal("a line was sealed by somebody else");
}

Task<void> move_heads(sql::Tx& tx, const Heads& heads) {
  Tenants tenants;
  std::vector<std::int64_t> numbers;
  std::vector<shape::Bytes> hashes;
  std::vector<shape::Bytes> macs;
  std::vector<std::string> key_ids;
  for (const auto& [tenant, locked] : heads) {
    if (!locked.head.key_id) continue;  // nothing has been sealed
    tenants.push_back(tenant);
    numbers.push_back(locked.head.number);
    hashes.push_back(locked.head.hash);
    macs.push_back(locked.spoilt_mac.value_or(locked.head.mac));
    key_ids.push_back(*locked.head.key_id);
  }
  co_await tx.run(R"sql(
    update audit.heads h set number = s.number, hash = s.hash, mac = s.mac, key_id = s.key_id, sealed_at = now()
    from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[], $5::text[]) as s (tenant_id, number, hash, mac,
      key_id)
    where h.tenant_id = s.tenant_id
  )sql"_sql,
                  tenants, numbers, hashes, macs, key_ids);
}

}  // namespace

Task<std::size_t> seal_lines(sql::Database& system, const Keys& keys) {
  auto tx = co_await system.begin_system();
  const auto unsealed = co_await find_unsealed(tx);
  if (unsealed.empty()) co_return 0;
  auto heads = co_await lock_heads(tx, keys, unsealed);
  const auto locked = tenants_of(heads);
  auto lines = co_await read_unsealed(tx, locked);
  if (lines.empty()) co_return 0;
  Seals seals;
  for (auto& line : lines) {
    seal_after(keys, heads.at(line.tenant_id).head, line);
    seals.add(line);
  }
  co_await write_seals(tx, keys, seals);
  co_await move_heads(tx, heads);
  co_await tx.commit();
  static const auto sealed =
      base::counter("dde_audit_lines_sealed_total", "Lines of the audit trail that were sealed.");
  sealed.add(static_cast<double>(lines.size()));
  co_return lines.size();
}

Task<bool> Sealer::seal_all() {
  try {
    while (!stopping_ && co_await seal_lines(system_, keys_) > 0) {
    }
    co_return true;
  } catch (const base::Error& error) {
    if (error.kind() != base::ErrorKind::unavailable) {
      base::log_error("Lines of the audit trail could not be sealed.", {{"error", error.what()}});
    }
    co_return false;
  }
}

Task<void> Sealer::run() {
  while (!stopping_) {
    co_await seal_all();
    if (!stopping_) co_await bell_.wait(interval);
  }
}

void Sealer::stop() {
  stopping_ = true;
  bell_.ring();
}

}  // namespace audit
