// An agency's own list of its people, with when each was last there.
#include "agency_people.hpp"

#include <map>
#include <vector>

#include "members.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;

struct AgencyPeopleQuery : MemberQuery {
  tenancy::TenantId agency_id;
};
BOOST_DESCRIBE_STRUCT(AgencyPeopleQuery, (MemberQuery), (agency_id))

struct AgencyMember : TeamMember {
  std::optional<std::string> client_name;          // of a client's user
  std::optional<base::Timestamp> last_seen_at;  // in this agency; looking through its eyes does not count
};
BOOST_DESCRIBE_STRUCT(AgencyMember, (TeamMember), (client_name, last_seen_at))

struct LastSight {
  base::Uuid membership_id;
  base::Timestamp last_seen_at;
};
BOOST_DESCRIBE_STRUCT(LastSight, (), (membership_id, last_seen_at))

Task<std::map<base::Uuid, base::Timestamp>> last_sights(sql::Queries& db, std::vector<base::Uuid> memberships) {
  const auto rows = co_await db.all<LastSight>(R"sql(
    select membership_id, max(last_seen_at) as last_seen_at from auth.sessions
    where membership_id = any ($1::uuid[]) and impersonator_id is null group by membership_id
  )sql"_sql,
                                               memberships);
  std::map<base::Uuid, base::Timestamp> sights;
  for (const auto& row : rows) sights.emplace(row.membership_id, row.last_seen_at);
  co_return sights;
}

using ClientNames = std::map<tenancy::SubTenantId, std::optional<std::string>>;

Task<ClientNames> client_names(Given& given, sql::Queries& db, std::vector<AgencyMember> people) {
  ClientNames names;
  for (const auto& person : people) {
    if (!person.sub_tenant_id || names.contains(*person.sub_tenant_id)) continue;
    names[*person.sub_tenant_id] = co_await given.directory.client_name(db, *person.sub_tenant_id);
  }
  co_return names;
}

Task<http::Page<AgencyMember>> list_agency_people(Given& given, Member, sql::Database& db, AgencyPeopleQuery in) {
  auto reader = db.read(Scope::of(in.agency_id));
  co_await given.directory.agency_name(reader);
  auto members = co_await read_members(reader, in.agency_id, static_cast<const MemberQuery&>(in));
  http::Page<AgencyMember> page{.data = {}, .next_cursor = std::move(members.next_cursor)};
  std::vector<base::Uuid> ids;
  for (auto& member : members.data) {
    ids.push_back(member.id);
    page.data.push_back({std::move(member), std::nullopt, std::nullopt});
  }
  const auto sights = co_await last_sights(reader, std::move(ids));
  const auto names = co_await client_names(given, reader, page.data);
  for (auto& person : page.data) {
    if (const auto sight = sights.find(person.id); sight != sights.end()) person.last_seen_at = sight->second;
    if (person.sub_tenant_id) person.client_name = names.at(*person.sub_tenant_id);
  }
  co_return page;
}

}  // namespace

void add_agency_people_routes(http::Routes& r, Given& given) {
  r.get("/api/v1/auth/agencies/{agencyId}/people", http::with(list_agency_people, given))
      .says("List the people of any agency and of its clients, newest first, and when they were last there")
      .named("list_agency_people")
      .needs("platform:read_users");
}

}  // namespace auth
