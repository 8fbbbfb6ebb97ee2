// Listing and showing lines.
#include "lines.hpp"

#include <algorithm>

#include "audit/verification.hpp"
#include "base/encode.hpp"
#include "base/error.hpp"

namespace audit {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;

struct LineQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<http::Cursor<LinePosition>> cursor;
  std::optional<base::Timestamp> from;
  std::optional<base::Timestamp> to;  // not including it
  std::optional<tenancy::UserId> actor_id;
  std::optional<shape::Text<1, 120>> noun;
  std::optional<shape::Text<1, 400>> row_id;
  std::optional<shape::Text<1, 120>> operation;
  std::optional<Action> action;
  std::optional<tenancy::SubTenantId> client_id;
};
BOOST_DESCRIBE_STRUCT(LineQuery, (), (limit, cursor, from, to, actor_id, noun, row_id, operation, action, client_id))

struct AgencyLineQuery : LineQuery {
  tenancy::TenantId agency_id;
};
BOOST_DESCRIBE_STRUCT(AgencyLineQuery, (LineQuery), (agency_id))

struct AgencyLinePath {
  tenancy::TenantId agency_id;
  LineId line_id;
};
BOOST_DESCRIBE_STRUCT(AgencyLinePath, (), (agency_id, line_id))

struct LinePath {
  LineId line_id;
};
BOOST_DESCRIBE_STRUCT(LinePath, (), (line_id))

// What an agency may note down elsewhere, to compare it with the chain later.
struct ChainEnd {
  std::int64_t number = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(ChainEnd, (), (number, hash))

constexpr LineId after_all{{{255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255}}};

LineFilter filter_of(const LineQuery& in) {
  return {in.actor_id, in.noun, in.row_id, in.operation, in.action, in.client_id};
}

LineRange range_of(const LineQuery& in) {
  const auto end = in.to ? first_id_at(*in.to) : after_all;
  const auto start = in.from ? first_id_at(*in.from) : LineId{};
  return {start, in.cursor ? std::min(in.cursor->key.id, end) : end, in.limit.value + 1};
}

Task<http::Page<Line>> page_of_lines(sql::Queries& db, LineQuery in) {
  auto lines = co_await read_lines(db, filter_of(in), range_of(in));
  co_return http::page_of(std::move(lines), in.limit, [](const Line& line) { return LinePosition{line.id}; });
}

Task<http::Page<Line>> list_lines(Member, sql::ReadTx& tx, LineQuery in) { return page_of_lines(tx, std::move(in)); }

// Every agency's trail begins with its founding.
Task<void> require_trail(sql::Queries& db) {
  const auto has_lines = co_await db.one<bool>("select exists (select from audit.lines)"_sql);
  if (!has_lines) throw base::not_found();
}

Task<http::Page<Line>> list_agency_lines(Member, sql::Database& db, AgencyLineQuery in) {
  auto reader = db.read(Scope::of(in.agency_id));
  co_await require_trail(reader);
  co_return co_await page_of_lines(reader, static_cast<const LineQuery&>(in));
}

Task<Line> find_line(sql::Queries& db, LineId id) {
  co_return co_await db.one<Line>(R"sql(
    select id, created_at, user_id as actor_id, impersonator_id, api_key_id, sub_tenant_id, noun, row_id, action,
      operation, request_id, address, before || coalesce(personal -> 'before', '{}') as before,
      after || coalesce(personal -> 'after', '{}') as after, number, erasure_id is not null as is_erased
    from audit.lines where id = $1
  )sql"_sql,
                                  id);
}

Task<Line> get_line(Member, sql::ReadTx& tx, LinePath in) { return find_line(tx, in.line_id); }

Task<Line> get_agency_line(Member, sql::Database& db, AgencyLinePath in) {
  auto reader = db.read(Scope::of(in.agency_id));
  co_return co_await find_line(reader, in.line_id);
}

Task<ChainEnd> get_chain_end(Member, sql::ReadTx& tx) {
  const auto head = co_await tx.maybe<Head>("select tenant_id, number, hash, key_id, mac from audit.heads"_sql);
  co_return head ? ChainEnd{head->number, base::to_hex(head->hash.bytes)} : ChainEnd{};
}

// Without the lower bound: the planner takes two bounds for a handful of rows, and then reads and sorts a whole tenant.
Task<std::vector<Line>> read_newest(sql::Queries& db, LineFilter filter, LineRange range) {
  auto lines = co_await db.all<Line>(R"sql(
    select id, created_at, user_id as actor_id, impersonator_id, api_key_id, sub_tenant_id, noun, row_id, action,
      operation, request_id, address, before || coalesce(personal -> 'before', '{}') as before,
      after || coalesce(personal -> 'after', '{}') as after, number, erasure_id is not null as is_erased
    from audit.lines
    where id < $1 and ($2::uuid is null or user_id = $2) and ($3::text is null or noun = $3)
      and ($4::text is null or operation = $4) and ($5::text is null or action = $5)
      and ($6::uuid is null or sub_tenant_id = $6)
    order by id desc limit $7
  )sql"_sql,
                                     range.before, filter.actor_id, filter.noun, filter.operation, filter.action,
                                     filter.sub_tenant_id, range.limit);
  std::erase_if(lines, [&](const Line& line) { return line.id < range.from; });
  co_return lines;
}

Task<std::vector<Line>> read_history(sql::Queries& db, LineFilter filter, LineRange range) {
  return db.all<Line>(R"sql(
    select id, created_at, user_id as actor_id, impersonator_id, api_key_id, sub_tenant_id, noun, row_id, action,
      operation, request_id, address, before || coalesce(personal -> 'before', '{}') as before,
      after || coalesce(personal -> 'after', '{}') as after, number, erasure_id is not null as is_erased
    from audit.lines
    where row_id = $9 and number is not null
      and id >= $1 and id < $2 and ($3::uuid is null or user_id = $3) and ($4::text is null or noun = $4)
      and ($5::text is null or operation = $5) and ($6::text is null or action = $6)
      and ($7::uuid is null or sub_tenant_id = $7)
    order by id desc limit $8
  )sql"_sql,
                      range.from, range.before, filter.actor_id, filter.noun, filter.operation, filter.action,
                      filter.sub_tenant_id, range.limit, filter.row_id.value_or(""));
}

}  // namespace

LineId first_id_at(base::Timestamp time) {
  const auto since = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
  LineId id;
  for (int byte = 0; byte < 6; ++byte) id.value.bytes[byte] = static_cast<std::uint8_t>(since >> (40 - 8 * byte));
  return id;
}

Task<std::vector<Line>> read_lines(sql::Queries& db, LineFilter filter, LineRange range) {
  if (filter.row_id) return read_history(db, std::move(filter), range);
  return read_newest(db, std::move(filter), range);
}

void add_line_routes(http::Routes& r) {
  r.get("/api/v1/audit", list_lines)
      .says("List changes, newest first: who, what, when, from where")
      .named("list_audit_lines")
      .needs("audit:read");
  r.get("/api/v1/audit/chain", get_chain_end)
      .says("Show the end of the audit chain, to note it down elsewhere")
      .named("get_audit_chain")
      .needs("audit:read");
  r.get("/api/v1/audit/{lineId}", get_line).says("Show one change").named("get_audit_line").needs("audit:read");
  r.get("/api/v1/audit/agencies/{agencyId}/lines", list_agency_lines)
      .says("List changes in any agency, newest first")
      .named("list_agency_audit_lines")
      .needs("platform:read_audit");
  r.get("/api/v1/audit/agencies/{agencyId}/lines/{lineId}", get_agency_line)
      .says("Show one change in any agency")
      .named("get_agency_audit_line")
      .needs("platform:read_audit");
}

}  // namespace audit
