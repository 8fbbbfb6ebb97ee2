// What the built-in roles may do, and the catalogue that custom roles are made of.
#include "permissions.hpp"

#include "agency_fixture.hpp"
#include "tenancy/member.hpp"

namespace auth {
namespace {

using tenancy::Role;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

bool may(Role role, std::optional<Level> level, std::string_view permission) {
  return tenancy::covers(permissions_of(role, level), permission);
}

struct Case {
  const char* permission;
  bool owner, admin, member, client;
};

TEST(BuiltInRoles, may_do_what_the_table_says_and_no_more) {
  const std::vector<Case> cases{
      {"clients:write", true, true, true, false},        {"clients:read", true, true, true, true},
      {"websites:deploy", true, true, true, true},       {"members:read", true, true, false, false},
      {"members:write", true, true, false, false},       {"roles:write", true, true, false, false},
      {"billing:read", true, true, false, false},        {"billing:write", true, false, false, false},
      {"ownership:transfer", true, false, false, false}, {"platform:impersonate", false, false, false, false},
      {"websites:suspend", true, true, true, false},     {"unheard:of", false, false, false, false},
  };

  for (const auto& [permission, owner, admin, member, client] : cases) {
    EXPECT_EQ(may(Role::agency, Level::owner, permission), owner) << permission;
    EXPECT_EQ(may(Role::agency, Level::admin, permission), admin) << permission;
    EXPECT_EQ(may(Role::agency, Level::member, permission), member) << permission;
    EXPECT_EQ(may(Role::client, std::nullopt, permission), client) << permission;
    EXPECT_TRUE(may(Role::admin, std::nullopt, permission)) << permission;
  }
}

TEST(BuiltInRoles, give_clients_nothing_that_a_role_for_clients_could_not) {
  for (const auto& permission : permissions_of(Role::client, std::nullopt)) {
    EXPECT_TRUE(is_fit_for_clients(permission)) << permission;
  }
  EXPECT_TRUE(is_fit_for_clients("members:read"));
  for (const auto* permission :
       {"members:write", "clients:write", "roles:read", "billing:read", "platform:impersonate"})
    EXPECT_FALSE(is_fit_for_clients(permission)) << permission;
}

base::Task<void> nothing() { co_return; }

TEST(Catalogue, is_what_the_routes_need_without_the_platforms_own) {
  http::Routes routes;
  routes.post("/b", nothing).says("B").needs("songs:write");
  routes.post("/a", nothing).says("A").needs("songs:read");
  routes.post("/c", nothing).says("C").needs("songs:read");
  routes.post("/d", nothing).says("D").needs("platform:impersonate");
  routes.post("/e", nothing).says("E").open();

  EXPECT_THAT(catalogue_of(routes), ElementsAre("songs:read", "songs:write"));
}

class PermissionList : public AgencyFixture {};

TEST_F(PermissionList, tells_who_holds_each_of_them_and_knows_routes_that_came_later) {
  const auto owner = found_agency("ada");
  routes.post("/api/v1/songs", nothing).says("Sing").needs("songs:write");

  const auto list = get("/permissions", owner.bearer);

  ASSERT_EQ(list.status, 200);
  std::vector<std::string> lines;
  for (const auto& line : list.body.at("data").as_array()) lines.push_back(json::serialize(line));
  EXPECT_THAT(lines,
              Contains(R"({"name":"members:read","builtInRoles":["owner","admin"],"mayBeGivenToClients":true})"));
  EXPECT_THAT(lines, Contains(R"({"name":"songs:write","builtInRoles":[],"mayBeGivenToClients":false})"));
  EXPECT_THAT(lines, Not(Contains(testing::HasSubstr("platform:"))));
}

}  // namespace
}  // namespace auth
