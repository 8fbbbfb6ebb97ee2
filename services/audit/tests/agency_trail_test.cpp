// The trail of any agency, as the platform's administrator reads it.
#include "http/testing/ask.hpp"
#include "storage/store.hpp"
#include "trail_fixture.hpp"

namespace audit {
namespace {

using http::testing::Answer;
using testing::ElementsAre;

class AgencyTrail : public Trail {
 protected:
  AgencyTrail() {
    add_routes(routes, *store);
    dispatcher.emplace(routes, http::testing::signed_in_as(who), &app);
    add_client(bakery, "Bakery");
    rename_client(bakery, "The Bakery");
    forget_all_but_clients();
  }

  void forget_all_but_clients() { database.execute("delete from audit.lines where noun <> 'tenants.sub_tenants'"); }
  Answer get(const std::string& path) {
    return http::testing::ask(context, *dispatcher, {.path = "/api/v1/audit" + path, .bearer = "any"});
  }
  Answer lines_of(tenancy::TenantId agency, const std::string& query = "") {
    return get("/agencies/" + base::to_string(agency) + "/lines" + query);
  }
  static std::vector<std::string> actions_in(const Answer& answer) {
    EXPECT_EQ(answer.status, 200) << answer.text;
    std::vector<std::string> actions;
    for (const auto& line : answer.body.at("data").as_array()) actions.emplace_back(line.at("action").as_string());
    return actions;
  }

  std::unique_ptr<storage::Store> store = storage::make_file_store(testing::TempDir());
  tenancy::Member who{.user_id = ada,
                      .tenant_id = tenancy::TenantId::make(),
                      .session_id = tenancy::SessionId::make(),
                      .role = tenancy::Role::admin,
                      .permissions = {"platform:read_audit"}};
  http::Routes routes;
  std::optional<http::Dispatcher> dispatcher;
};

TEST_F(AgencyTrail, is_read_newest_first_and_narrowed_as_the_agencys_own) {
  EXPECT_THAT(actions_in(lines_of(ours)), ElementsAre("changed", "added"));
  EXPECT_THAT(actions_in(lines_of(ours, "?action=added")), ElementsAre("added"));
  const auto first = lines_of(ours, "?limit=1");
  EXPECT_THAT(actions_in(lines_of(ours, "?limit=1&cursor=" + first.field("nextCursor"))), ElementsAre("added"));
}

TEST_F(AgencyTrail, is_that_agencys_alone) {
  const auto id = std::string(lines_of(ours).body.at("data").at(0).at("id").as_string());

  EXPECT_EQ(lines_of(theirs).status, 404);  // nothing has ever happened there
  EXPECT_EQ(get("/agencies/" + base::to_string(ours) + "/lines/" + id).field("id"), id);
  EXPECT_EQ(get("/agencies/" + base::to_string(theirs) + "/lines/" + id).status, 404);
}

TEST_F(AgencyTrail, is_nobodys_to_read_but_the_platforms_administrators) {
  who.permissions = {"audit:read"};
  who.tenant_id = theirs;

  EXPECT_EQ(lines_of(ours).code(), "permission_missing");
}

}  // namespace
}  // namespace audit
