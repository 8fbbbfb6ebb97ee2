// Each order of the list is a statement with an index of its own.
#include "agency_list.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using http::AllTenants;
using tenancy::Member;
using tenancy::Scope;
using tenancy::TenantId;
using tenancy::UserId;

enum class AgencyOrder { newest, name };
BOOST_DESCRIBE_ENUM(AgencyOrder, newest, name)

// Of either order; the name is in lower case.
struct AgencyPosition {
  AgencyOrder sort;
  std::optional<base::Timestamp> created_at;
  std::optional<std::string> name;
  TenantId id;
};
BOOST_DESCRIBE_STRUCT(AgencyPosition, (), (sort, created_at, name, id))

struct AgencyQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<http::Cursor<AgencyPosition>> cursor;
  std::optional<AgencyOrder> sort;  // newest, unless said
  std::optional<TenantStatus> status;
  std::optional<shape::Slug> plan;
  std::optional<shape::Text<1, 120>> search;  // in the name, and in the owner's e-mail address
};
BOOST_DESCRIBE_STRUCT(AgencyQuery, (), (limit, cursor, sort, status, plan, search))

struct AgencyRef {
  TenantId agency_id;
};
BOOST_DESCRIBE_STRUCT(AgencyRef, (), (agency_id))

struct NamedRow {
  TenantId id;
  std::string name;
  TenantStatus status;
  std::optional<std::string> status_reason;
  std::string plan;
  UserId owner_id;
  base::Timestamp created_at;
  std::optional<base::Timestamp> purge_after;
  std::string sort_name;
};
BOOST_DESCRIBE_STRUCT(NamedRow, (),
                      (id, name, status, status_reason, plan, owner_id, created_at, purge_after, sort_name))

struct AgencyFilter {
  std::optional<TenantStatus> status;
  std::optional<std::string> plan;
  std::optional<std::string> search;
  std::vector<UserId> owners;  // whose address has the searched text in it
};

constexpr base::Timestamp end_of_time{std::chrono::sys_days(std::chrono::December / 31 / 9999)};

Task<std::vector<NamedRow>> list_newest(sql::Queries& system, AgencyFilter filter, AgencyPosition after,
                                        std::int64_t limit) {
  const auto before = after.created_at.value_or(end_of_time);
  co_return co_await system.all<NamedRow>(R"sql(
    select id, name, status, status_reason, plan, owner_id, created_at, purge_after, lower(name) as sort_name
    from tenants.tenants -- of all tenants
    where (created_at, id) < ($1, $2)
      and case when ($3::text is null or status = $3) and ($4::text is null or plan = $4)
            and ($5::text is null or position(lower($5) in lower(name)) > 0 or owner_id = any ($6::uuid[]))
          then true else false end
    order by created_at desc, id desc limit $7
  )sql"_sql,
                                          before, after.id, filter.status, filter.plan, filter.search, filter.owners,
                                          limit);
}

Task<std::vector<NamedRow>> list_by_name(sql::Queries& system, AgencyFilter filter, AgencyPosition after,
                                         std::int64_t limit) {
  const auto behind = after.name.value_or("");
  co_return co_await system.all<NamedRow>(R"sql(
    select id, name, status, status_reason, plan, owner_id, created_at, purge_after, lower(name) as sort_name
    from tenants.tenants -- of all tenants
    where (lower(name), id) > ($1, $2)
      and case when ($3::text is null or status = $3) and ($4::text is null or plan = $4)
            and ($5::text is null or position(lower($5) in lower(name)) > 0 or owner_id = any ($6::uuid[]))
          then true else false end
    order by lower(name), id limit $7
  )sql"_sql,
                                          behind, after.id, filter.status, filter.plan, filter.search, filter.owners,
                                          limit);
}

std::optional<AgencyPerson> person_in(const std::vector<AgencyPerson>& people, UserId id) {
  const auto found = std::ranges::find(people, id, &AgencyPerson::id);
  return found == people.end() ? std::nullopt : std::optional(*found);
}

ListedAgency listed(const NamedRow& row, const std::vector<AgencyPerson>& people) {
  return {row.id,         row.name,       row.status, row.status_reason, row.plan, person_in(people, row.owner_id),
          row.created_at, row.purge_after};
}

Task<AgencyFilter> filter_of(AgencyFacts& facts, sql::Database& db, AgencyQuery in) {
  AgencyFilter filter{.status = in.status, .plan = {}, .search = {}, .owners = {}};
  if (in.plan) filter.plan = in.plan->str();
  if (!in.search) co_return filter;
  filter.search = in.search->str();
  filter.owners = co_await facts.find_people(db, in.search->str());
  co_return filter;
}

Task<http::Page<ListedAgency>> list_agencies(Given& given, Member, AllTenants all, sql::Database& db, AgencyQuery in) {
  const auto sort = in.sort.value_or(AgencyOrder::newest);
  const bool by_name = sort == AgencyOrder::name;
  const auto after = http::start_of(in.cursor, AgencyPosition{.sort = sort, .created_at = {}, .name = {}, .id = {}});
  auto filter = co_await filter_of(given.facts, db, in);
  auto list = by_name ? list_by_name(all.rows, std::move(filter), after, in.limit.value + 1)
                      : list_newest(all.rows, std::move(filter), after, in.limit.value + 1);
  auto rows = co_await std::move(list);
  auto page = http::page_of(std::move(rows), in.limit, [sort](const NamedRow& row) {
    AgencyPosition position{.sort = sort, .created_at = {}, .name = {}, .id = row.id};
    if (sort == AgencyOrder::name) position.name = row.sort_name;
    else position.created_at = row.created_at;
    return position;
  });
  std::vector<UserId> owners;
  owners.reserve(page.data.size());
  for (const auto& row : page.data) owners.push_back(row.owner_id);
  const auto people = co_await given.facts.get_people(db, std::move(owners));
  http::Page<ListedAgency> shown{{}, page.next_cursor};
  for (const auto& row : page.data) shown.data.push_back(listed(row, people));
  co_return shown;
}

struct AgencyRow {
  TenantId id;
  std::string name;
  TenantStatus status;
  std::optional<std::string> status_reason;
  std::string plan;
  UserId owner_id;
  std::optional<std::string> custom_domain;
  base::Timestamp created_at;
  base::Timestamp updated_at;
  std::optional<base::Timestamp> purge_after;
  std::optional<base::Timestamp> purge_started_at;
};
BOOST_DESCRIBE_STRUCT(AgencyRow, (),
                      (id, name, status, status_reason, plan, owner_id, custom_domain, created_at, updated_at,
                       purge_after, purge_started_at))

struct ClientCounts {
  std::int64_t clients;
  std::int64_t deleted_clients;
};
BOOST_DESCRIBE_STRUCT(ClientCounts, (), (clients, deleted_clients))

Task<AgencyCounts> count_all(AgencyFacts& facts, sql::Queries& db) {
  const auto counted = co_await db.one<ClientCounts>(R"sql(
    select count(*) filter (where deleted_at is null) as clients,
      count(*) filter (where deleted_at is not null) as deleted_clients
    from tenants.sub_tenants
  )sql"_sql);
  const auto members = co_await facts.count_members(db);
  co_return AgencyCounts{counted.clients, counted.deleted_clients, members};
}

Task<ShownAgency> get_any_agency(Given& given, Member, sql::Database& db, AgencyRef in) {
  return show_agency(given, db, in.agency_id);
}

}  // namespace

AgencyFacts& no_agency_facts() {
  static AgencyFacts none;
  return none;
}

// In the agency's own scope: one agency needs no look at all of them.
Task<ShownAgency> show_agency(Given& given, sql::Database& db, TenantId agency) {
  auto reader = db.read(Scope::of(agency));
  auto row = co_await reader.one<AgencyRow>(R"sql(
    select id, name, status, status_reason, plan, owner_id, custom_domain, created_at, updated_at, purge_after,
      purge_started_at
    from tenants.tenants
  )sql"_sql);
  const auto counts = co_await count_all(given.facts, reader);
  auto usage = co_await given.facts.get_usage(reader);
  std::vector<UserId> owner{row.owner_id};
  const auto people = co_await given.facts.get_people(db, std::move(owner));
  ShownAgency shown{.id = row.id,
                    .name = row.name,
                    .status = row.status,
                    .status_reason = row.status_reason,
                    .plan = row.plan,
                    .owner = person_in(people, row.owner_id),
                    .custom_domain = row.custom_domain,
                    .counts = counts,
                    .usage = std::move(usage),
                    .created_at = row.created_at,
                    .updated_at = row.updated_at,
                    .purge_after = row.purge_after,
                    .purge_started_at = row.purge_started_at};
  co_return shown;
}

void add_agency_list_routes(http::Routes& r, Given& given) {
  r.get("/api/v1/tenants/agencies", http::with(list_agencies, given))
      .says("List all agencies of the platform: newest first or by name, by status and plan, with a text to search")
      .named("list_agencies")
      .needs("platform:read_agencies");
  r.get("/api/v1/tenants/agencies/{agencyId}", http::with(get_any_agency, given))
      .says("Show any agency: its standing, plan, owner, and how much it has and uses")
      .named("get_any_agency")
      .needs("platform:read_agencies");
}

}  // namespace tenants
