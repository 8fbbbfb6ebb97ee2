// Reading chains from end to end, and the anchors that are kept elsewhere.
#include "audit/verification.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "chain_check.hpp"

namespace audit {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::size_t page_size = 1000;
constexpr auto no_end = std::numeric_limits<std::int64_t>::max();

struct ErasureRow {
  std::string id;
  std::optional<std::string> person_id;
};
BOOST_DESCRIBE_STRUCT(ErasureRow, (), (id, person_id))

// They are lines themselves, and checked like all others.
Task<Erasures> read_erasures(sql::ReadTx& tx) {
  const auto rows = co_await tx.all<ErasureRow>(R"sql(
    select row_id as id, after ->> 'person_id' as person_id from audit.lines
    where noun = 'privacy.erasures' and action = 'added' and number is not null
  )sql"_sql);
  Erasures erasures;
  for (const auto& row : rows) {
    const auto id = base::parse_uuid(row.id);
    const auto person = base::parse_uuid(row.person_id.value_or(""));
    if (id && person) erasures.emplace(*id, *person);
  }
  co_return erasures;
}

Task<std::vector<tenancy::TenantId>> find_chains(sql::ReadTx& tx) {
  return tx.all<tenancy::TenantId>(R"sql(
    select tenant_id from audit.heads union select tenant_id from audit.lines where number is not null order by 1
  )sql"_sql);
}

Task<std::optional<Head>> find_head(sql::ReadTx& tx, tenancy::TenantId tenant) {
  return tx.maybe<Head>("select tenant_id, number, hash, key_id, mac from audit.heads where tenant_id = $1"_sql,
                        tenant);
}

Task<std::vector<StoredLine>> read_page(sql::ReadTx& tx, tenancy::TenantId tenant, std::int64_t after,
                                        std::int64_t last) {
  return tx.all<StoredLine>(R"sql(
    select tenant_id, id, created_at, user_id, impersonator_id, api_key_id, sub_tenant_id, noun, row_id, action,
      operation, request_id, before::text as before, after::text as after, address, address_salt, address_digest,
      person_id, personal::text as personal, personal_salt, personal_digest, erasure_id, number, key_id,
      previous_hash, hash
    from audit.lines where tenant_id = $1 and number > $2 and number <= $3 order by number limit 1000
  )sql"_sql,
                            tenant, after, last);
}

struct Beyond {
  LineId id;
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Beyond, (), (id, number))

// Head and lines in one snapshot: sealing goes on meanwhile.
Task<std::optional<Beyond>> find_beyond_head(sql::ReadTx& tx, tenancy::TenantId tenant) {
  return tx.maybe<Beyond>(R"sql(
    select l.id, l.number from audit.heads h join audit.lines l on l.tenant_id = h.tenant_id and l.number > h.number
    where h.tenant_id = $1 order by l.number limit 1
  )sql"_sql,
                          tenant);
}

Task<void> check_chain(sql::ReadTx& tx, ChainCheck& check, tenancy::TenantId tenant) {
  const auto head = co_await find_head(tx, tenant);
  const auto last = head ? head->number : no_end;
  while (true) {
    const auto page = co_await read_page(tx, tenant, check.last_number(), last);
    for (const auto& line : page) check.add(line);
    if (page.size() < page_size) break;
  }
  check.end(head);
}

Task<void> check_anchor(sql::ReadTx& tx, Anchor anchor, Verdict& verdict) {
  const auto hash = co_await tx.maybe<shape::Bytes>(R"sql(
    select coalesce(hash, '') as hash from audit.lines where tenant_id = $1 and number = $2
  )sql"_sql,
                                                    anchor.tenant_id, anchor.number);
  if (hash && base::to_hex(hash->bytes) == anchor.hash) co_return;
  verdict.findings.push_back({Fault::not_anchored, anchor.tenant_id, anchor.number,
                              "line " + std::to_string(anchor.number) + " is not the one that was anchored"});
}

Task<std::int64_t> count_unsealed(sql::ReadTx& tx) {
  return tx.one<std::int64_t>(R"sql(
    select count(*) from audit.lines where number is null and created_at < now() - interval '1 minute'
  )sql"_sql);
}

}  // namespace

Task<Verdict> verify(sql::Database& system, const Keys& keys, std::optional<tenancy::TenantId> tenant,
                     std::vector<Anchor> anchors) {
  auto tx = system.read_system();
  const auto erasures = co_await read_erasures(tx);
  std::vector<tenancy::TenantId> chains;
  if (tenant) chains.push_back(*tenant);
  else chains = co_await find_chains(tx);
  Verdict verdict;
  for (const auto& chain : chains) {
    ChainCheck check(keys, erasures, chain);
    co_await check_chain(tx, check, chain);
    ++verdict.chains;
    verdict.lines += check.lines();
    verdict.erased += check.erased();
    for (auto& finding : std::move(check).findings()) verdict.findings.push_back(std::move(finding));
    if (const auto beyond = co_await find_beyond_head(tx, chain)) {
      verdict.findings.push_back({Fault::head_changed, chain, beyond->number,
                                  "line " + base::to_string(beyond->id) + " stands behind the end of the chain"});
    }
  }
  for (const auto& anchor : anchors) {
    if (!tenant || anchor.tenant_id == *tenant) co_await check_anchor(tx, anchor, verdict);
  }
  verdict.unsealed = co_await count_unsealed(tx);
  co_return verdict;
}

Task<std::vector<Anchor>> read_anchors(sql::Database& system) {
  auto tx = system.read_system();
  const auto heads = co_await tx.all<Head>(R"sql(
    select tenant_id, number, hash, key_id, mac from audit.heads where number > 0 order by tenant_id
  )sql"_sql);
  std::vector<Anchor> anchors;
  anchors.reserve(heads.size());
  for (const auto& head : heads) anchors.push_back({head.tenant_id, head.number, base::to_hex(head.hash.bytes)});
  co_return anchors;
}

std::string to_text(const std::vector<Anchor>& anchors) {
  std::string text;
  for (const auto& anchor : anchors) {
    text += base::to_string(anchor.tenant_id) + ' ' + std::to_string(anchor.number) + ' ' + anchor.hash + '\n';
  }
  return text;
}

std::vector<Anchor> parse_anchors(std::string_view text) {
  std::vector<Anchor> anchors;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto row = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (row.empty()) continue;
    const auto last = row.rfind(' ');
    const auto tenant = tenancy::TenantId::parse(row.substr(0, row.find(' ')));
    std::int64_t number = 0;
    const auto* begin = row.data() + std::min(row.find(' ') + 1, row.size());
    const auto read = std::from_chars(begin, row.data() + std::min(last, row.size()), number);
    if (!tenant || last == row.npos || read.ec != std::errc() || read.ptr != row.data() + last) {
      throw base::invalid("anchors", "not_an_anchor", "Line " + std::to_string(line) + " is no anchor.");
    }
    anchors.push_back({*tenant, number, std::string(row.substr(last + 1))});
  }
  return anchors;
}

}  // namespace audit
