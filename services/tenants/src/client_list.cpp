// Each order of the list is a statement with an index to walk; what is searched is looked for on the way.
#include "client_list.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

struct ClientRow : Client {
  std::string sort_name;
};
BOOST_DESCRIBE_STRUCT(ClientRow, (Client), (sort_name))

// What a list shows, from where on.
struct Wanted {
  ClientPosition after;
  bool is_deleted;
  std::optional<ClientStatus> status;
  std::optional<shape::Text<1, 120>> search;
  std::int64_t limit;
};

constexpr base::Timestamp beginning_of_time{std::chrono::sys_days(std::chrono::January / 1 / 1)};
constexpr base::Timestamp end_of_time{std::chrono::sys_days(std::chrono::December / 31 / 9999)};

// As long as a name to sort by can be, of the last of all characters.
std::string behind_all_names() {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "\U0010FFFF";
  return text;
}

// Before the first page. The position travels as bare parameters: under row-level security an expression such as
// coalesce() keeps the comparison out of the index.
ClientPosition start_of(ClientOrder sort) {
  switch (sort) {
    case ClientOrder::oldest: return {.sort = sort, .time = beginning_of_time, .name = {}, .id = {}};
    case ClientOrder::name: return {.sort = sort, .time = {}, .name = "", .id = {}};
    case ClientOrder::name_descending: return {.sort = sort, .time = {}, .name = behind_all_names(), .id = {}};
    case ClientOrder::newest:
    case ClientOrder::recently_updated: break;
  }
  return {.sort = sort, .time = end_of_time, .name = {}, .id = {}};
}

ClientPosition position_of(ClientOrder sort, const ClientRow& row) {
  switch (sort) {
    case ClientOrder::name:
    case ClientOrder::name_descending: return {.sort = sort, .time = {}, .name = row.sort_name, .id = row.id};
    case ClientOrder::recently_updated: return {.sort = sort, .time = row.updated_at, .name = {}, .id = row.id};
    case ClientOrder::newest:
    case ClientOrder::oldest: break;
  }
  return {.sort = sort, .time = row.created_at, .name = {}, .id = row.id};
}

Task<std::vector<ClientRow>> list_newest(sql::ReadTx& tx, Wanted wanted) {
  co_return co_await tx.all<ClientRow>(R"sql(
    select id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at, deleted_at,
      sort_name
    from tenants.sub_tenants
    where is_deleted = $1 and (created_at, id) < ($2, $3)
      and case when ($4::text is null or status = $4)
            and ($5::text is null or search_text like all ((select tenants.search_patterns($5))::text[]))
          then true else false end
    order by created_at desc, id desc limit $6
  )sql"_sql,
                                       wanted.is_deleted, wanted.after.time, wanted.after.id, wanted.status,
                                       wanted.search, wanted.limit);
}

Task<std::vector<ClientRow>> list_oldest(sql::ReadTx& tx, Wanted wanted) {
  co_return co_await tx.all<ClientRow>(R"sql(
    select id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at, deleted_at,
      sort_name
    from tenants.sub_tenants
    where is_deleted = $1 and (created_at, id) > ($2, $3)
      and case when ($4::text is null or status = $4)
            and ($5::text is null or search_text like all ((select tenants.search_patterns($5))::text[]))
          then true else false end
    order by created_at, id limit $6
  )sql"_sql,
                                       wanted.is_deleted, wanted.after.time, wanted.after.id, wanted.status,
                                       wanted.search, wanted.limit);
}

Task<std::vector<ClientRow>> list_by_name(sql::ReadTx& tx, Wanted wanted) {
  co_return co_await tx.all<ClientRow>(R"sql(
    select id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at, deleted_at,
      sort_name
    from tenants.sub_tenants
    where is_deleted = $1 and (sort_name, id) > ($2, $3)
      and case when ($4::text is null or status = $4)
            and ($5::text is null or search_text like all ((select tenants.search_patterns($5))::text[]))
          then true else false end
    order by sort_name, id limit $6
  )sql"_sql,
                                       wanted.is_deleted, wanted.after.name, wanted.after.id, wanted.status,
                                       wanted.search, wanted.limit);
}

Task<std::vector<ClientRow>> list_by_name_descending(sql::ReadTx& tx, Wanted wanted) {
  co_return co_await tx.all<ClientRow>(R"sql(
    select id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at, deleted_at,
      sort_name
    from tenants.sub_tenants
    where is_deleted = $1 and (sort_name, id) < ($2, $3)
      and case when ($4::text is null or status = $4)
            and ($5::text is null or search_text like all ((select tenants.search_patterns($5))::text[]))
          then true else false end
    order by sort_name desc, id desc limit $6
  )sql"_sql,
                                       wanted.is_deleted, wanted.after.name, wanted.after.id, wanted.status,
                                       wanted.search, wanted.limit);
}

Task<std::vector<ClientRow>> list_recently_updated(sql::ReadTx& tx, Wanted wanted) {
  co_return co_await tx.all<ClientRow>(R"sql(
    select id, name, email, company, industry, status, website_id, is_sample, created_at, updated_at, deleted_at,
      sort_name
    from tenants.sub_tenants
    where is_deleted = $1 and (updated_at, id) < ($2, $3)
      and case when ($4::text is null or status = $4)
            and ($5::text is null or search_text like all ((select tenants.search_patterns($5))::text[]))
          then true else false end
    order by updated_at desc, id desc limit $6
  )sql"_sql,
                                       wanted.is_deleted, wanted.after.time, wanted.after.id, wanted.status,
                                       wanted.search, wanted.limit);
}

Task<std::vector<ClientRow>> list_in_order(sql::ReadTx& tx, Wanted wanted) {
  switch (wanted.after.sort) {
    case ClientOrder::oldest: return list_oldest(tx, std::move(wanted));
    case ClientOrder::name: return list_by_name(tx, std::move(wanted));
    case ClientOrder::name_descending: return list_by_name_descending(tx, std::move(wanted));
    case ClientOrder::recently_updated: return list_recently_updated(tx, std::move(wanted));
    case ClientOrder::newest: break;
  }
  return list_newest(tx, std::move(wanted));
}

Task<http::Page<Client>> list_clients(Member, sql::ReadTx& tx, ClientQuery in) {
  const auto sort = in.sort.value_or(ClientOrder::newest);
  Wanted wanted{.after = http::start_of(in.cursor, start_of(sort)),
                .is_deleted = in.deleted.value_or(false),
                .status = in.status,
                .search = in.search,
                .limit = in.limit.value + 1};
  auto rows = co_await list_in_order(tx, std::move(wanted));
  auto page = http::page_of(std::move(rows), in.limit, [sort](const ClientRow& row) { return position_of(sort, row); });
  co_return http::Page<Client>{{page.data.begin(), page.data.end()}, std::move(page.next_cursor)};
}

}  // namespace

void add_client_list_routes(http::Routes& r) {
  r.get("/api/v1/tenants/clients", list_clients)
      .says("List clients: newest first or in another order, by status, with words to search")
      .named("list_clients")
      .needs("clients:read");
}

}  // namespace tenants
