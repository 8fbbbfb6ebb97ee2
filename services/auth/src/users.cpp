// Listing and showing people across agencies: each row of theirs is read in the person's own scope.
#include "users.hpp"

#include "base/error.hpp"
#include "http/page.hpp"
#include "login_attempts.hpp"
#include "second_factors.hpp"
#include "shape/types.hpp"

namespace auth {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::Scope;
using tenancy::UserId;

struct ListedUser {
  UserId id;
  std::string email;
  std::string full_name;
  AccountStatus status;
  std::optional<base::Timestamp> email_verified_at;
  base::Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(ListedUser, (), (id, email, full_name, status, email_verified_at, created_at))

struct UserPosition {
  base::Timestamp created_at;
  UserId id;
};
BOOST_DESCRIBE_STRUCT(UserPosition, (), (created_at, id))

struct UserQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<http::Cursor<UserPosition>> cursor;
  std::optional<AccountStatus> status;
  std::optional<shape::Text<1, 120>> search;  // in address and name
};
BOOST_DESCRIBE_STRUCT(UserQuery, (), (limit, cursor, status, search))

struct UserRef {
  UserId user_id;
};
BOOST_DESCRIBE_STRUCT(UserRef, (), (user_id))

struct AccountRow {
  std::string email;
  std::string full_name;
  AccountStatus status;
  std::optional<base::Timestamp> email_verified_at;
  bool has_password;
  base::Timestamp created_at;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (email, full_name, status, email_verified_at, has_password, created_at, updated_at))

struct MembershipRow {
  tenancy::TenantId tenant_id;
  tenancy::Role role;
  std::optional<Level> level;
  std::optional<tenancy::SubTenantId> sub_tenant_id;
  AccountStatus status;
  base::Timestamp created_at;
};
BOOST_DESCRIBE_STRUCT(MembershipRow, (), (tenant_id, role, level, sub_tenant_id, status, created_at))

struct SessionCount {
  std::int64_t open_sessions;
  std::optional<base::Timestamp> last_seen_at;
};
BOOST_DESCRIBE_STRUCT(SessionCount, (), (open_sessions, last_seen_at))

constexpr UserPosition before_the_newest{std::chrono::sys_days(std::chrono::December / 31 / 9999), {}};
constexpr std::chrono::days remembers{90};

Task<http::Page<ListedUser>> list_users(Member, sql::Database& db, UserQuery in) {
  const auto after = in.cursor ? in.cursor->key : before_the_newest;
  auto reader = db.read(Scope::nobody());
  auto users = co_await reader.all<ListedUser>(R"sql(
    select id, email, full_name, case when is_active then 'active' else 'deactivated' end as status,
      email_verified_at, created_at
    from auth.users -- of all tenants
    where (created_at, id) < ($1, $2)
      and case when ($3::text is null or position(lower($3) in email || ' ' || lower(full_name)) > 0)
            and ($4::text is null or is_active = ($4 = 'active')) then true else false end
    order by created_at desc, id desc limit $5
  )sql"_sql,
                                               after.created_at, after.id, in.search, in.status, in.limit.value + 1);
  const auto position = [](const ListedUser& user) { return UserPosition{user.created_at, user.id}; };
  co_return http::page_of(std::move(users), in.limit, position);
}

Task<std::vector<UserMembership>> memberships_of(Given& given, sql::Database& db, UserId id) {
  auto reader = db.read(Scope::of(id));
  const auto rows = co_await reader.all<MembershipRow>(R"sql(
    select tenant_id, role, level, sub_tenant_id,
      case when deactivated_at is null then 'active' else 'deactivated' end as status, created_at
    from auth.memberships where user_id = $1 order by created_at, id
  )sql"_sql,
                                                       id);
  std::vector<UserMembership> memberships;
  for (const auto& row : rows) {
    auto agency = db.read(Scope::of(row.tenant_id));
    auto name = co_await given.directory.agency_name(agency);
    memberships.push_back(
        {row.tenant_id, std::move(name), row.role, row.level, row.sub_tenant_id, row.status, row.created_at});
  }
  co_return memberships;
}

Task<SessionCount> count_sessions(sql::Database& db, UserId id) {
  auto reader = db.read(Scope::across_tenants(id));
  co_return co_await reader.one<SessionCount>(R"sql(
    select count(*) filter (where ended_at is null and expires_at > $2) as open_sessions,
      max(last_seen_at) as last_seen_at
    from auth.sessions where user_id = $1 and impersonator_id is null
  )sql"_sql,
                                              id, base::Clock::now());
}

Task<User> show_user(Given& given, Member, sql::Database& db, UserRef in) { return get_user(given, db, in.user_id); }

}  // namespace

Task<std::vector<std::string>> addresses_of(sql::Database& db, UserId id) {
  auto reader = db.read(Scope::across_tenants(id));
  co_return co_await reader.all<std::string>(R"sql(
    select distinct address from auth.sessions
    where user_id = $1 and impersonator_id is null and created_at > $2 and address <> ''
  )sql"_sql,
                                             id, base::Timestamp(base::Clock::now() - remembers));
}

Task<User> get_user(Given& given, sql::Database& db, UserId id) {
  auto reader = db.read(Scope::nobody());
  auto account = co_await reader.one<AccountRow>(R"sql(
    select email, full_name, case when is_active then 'active' else 'deactivated' end as status, email_verified_at,
      password_hash <> '' as has_password, created_at, updated_at
    from auth.users where id = $1
  )sql"_sql,
                                                 id);
  const auto factors = co_await factors_of(reader, id);
  const auto sessions = co_await count_sessions(db, id);
  auto addresses = co_await addresses_of(db, id);
  const auto delay = co_await get_delay(given, reader, account.email, std::move(addresses));
  auto memberships = co_await memberships_of(given, db, id);
  User user{.id = id,
            .email = account.email,
            .full_name = account.full_name,
            .status = account.status,
            .email_verified_at = account.email_verified_at,
            .has_password = account.has_password,
            .has_second_factor = factors.any,
            .memberships = std::move(memberships),
            .open_sessions = sessions.open_sessions,
            .last_seen_at = sessions.last_seen_at,
            .lock = {delay.tries, delay.wait.count()},
            .created_at = account.created_at,
            .updated_at = account.updated_at};
  co_return user;
}

void add_user_routes(http::Routes& r, Given& given) {
  r.get("/api/v1/auth/users", list_users)
      .says("List all people of the platform, newest first, with a text to search in address and name")
      .named("list_users")
      .needs("platform:read_users");
  r.get("/api/v1/auth/users/{userId}", http::with(show_user, given))
      .says("Show any person: where it belongs, its sessions, and whether it is locked out")
      .named("get_user")
      .needs("platform:read_users");
  add_user_act_routes(r, given);
}

}  // namespace auth
