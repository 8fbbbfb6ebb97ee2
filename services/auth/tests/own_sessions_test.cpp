// A person's sessions and memberships across agencies.
#include "agency_fixture.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::SizeIs;

class OwnSessions : public AgencyFixture {
 protected:
  OwnSessions() {
    post("/invitations", {{"email", email_of("zoe")}}, ada.bearer);
    post("/invitations/accept", {{"token", invitation_token("zoe")}, {"password", password}});
  }

  json::array list(const Somebody& who, const std::string& path) {
    return get(path, who.bearer).body.at("data").as_array();
  }
  std::string id_of_current(const Somebody& who) {
    for (const auto& session : list(who, "/sessions")) {
      if (session.at("isCurrent").as_bool()) return session.at("id").as_string().c_str();
    }
    return {};
  }
  Answer go(const Somebody& who, const std::string& tenant) {
    return post("/switch", {{"tenantId", tenant}}, who.bearer);
  }

  const Somebody ada = found_agency("ada");
  const Somebody zoe = found_agency("zoe");  // owns an agency and is a member of ada's
};

TEST_F(OwnSessions, are_listed_over_all_agencies_and_to_nobody_else) {
  const auto sessions = list(zoe, "/sessions");

  EXPECT_THAT(sessions, SizeIs(2));
  EXPECT_THAT(list(ada, "/sessions"), SizeIs(1));
  int current = 0;
  for (const auto& session : sessions) current += session.at("isCurrent").as_bool() ? 1 : 0;
  EXPECT_EQ(current, 1);
}

TEST_F(OwnSessions, remember_when_they_were_seen_last) {
  base::Clock::shift(600s);
  permissions_of_refreshed(zoe);

  EXPECT_EQ(database.execute("select count(*) from auth.sessions where last_seen_at > now() + interval '9 minutes'"),
            "1");
}

TEST_F(OwnSessions, end_one_by_one) {
  const auto elsewhere = sign_in("zoe", tenant_of(ada));

  EXPECT_EQ(remove("/sessions/" + id_of_current(elsewhere), zoe.bearer).status, 204);

  EXPECT_EQ(permissions_of_refreshed(elsewhere), "session_ended");
  EXPECT_EQ(count("session.ended"), 1);
  EXPECT_NE(permissions_of_refreshed(zoe), "session_ended");
}

TEST_F(OwnSessions, of_others_are_404_even_for_the_owner_of_their_agency) {
  const auto id = id_of_current(sign_in("zoe", tenant_of(ada)));

  EXPECT_EQ(remove("/sessions/" + id, ada.bearer).status, 404);
  EXPECT_EQ(count("session.ended"), 0);
}

TEST_F(OwnSessions, end_all_at_once_in_all_agencies) {
  const auto elsewhere = sign_in("zoe", tenant_of(ada));

  EXPECT_EQ(post("/logout-everywhere", nullptr, zoe.bearer).status, 204);

  EXPECT_EQ(permissions_of_refreshed(zoe), "session_ended");
  EXPECT_EQ(permissions_of_refreshed(elsewhere), "session_ended");
  EXPECT_NE(permissions_of_refreshed(ada), "session_ended");
  EXPECT_EQ(count("session.ended"), 3);
}

TEST_F(OwnSessions, show_all_memberships_with_their_agencies_names) {
  const auto memberships = list(zoe, "/memberships");

  ASSERT_THAT(memberships, SizeIs(2));
  EXPECT_EQ(memberships[0].at("level").as_string(), "owner");
  EXPECT_TRUE(memberships[0].at("isCurrent").as_bool());
  EXPECT_EQ(memberships[1].at("tenantId").as_string().c_str(), tenant_of(ada));
  EXPECT_EQ(memberships[1].at("agencyName").as_string(), "Ada's Agency");
  EXPECT_THAT(list(ada, "/memberships"), SizeIs(1));
}

TEST_F(OwnSessions, move_to_another_agency_as_fresh_and_strong_as_they_are) {
  database.execute("update auth.sessions set authenticated_at = '2026-01-01', methods = '{pwd,otp,mfa}'");

  const auto moved = go(zoe, tenant_of(ada));

  ASSERT_EQ(moved.status, 200) << moved.text;
  EXPECT_EQ(moved.body.at("user").at("tenantId").as_string().c_str(), tenant_of(ada));
  EXPECT_EQ(permissions_of_refreshed(zoe), "session_ended");
  EXPECT_EQ(database.execute("select count(*) from auth.sessions where ended_at is null and methods = '{pwd,otp,mfa}' "
                             "and authenticated_at = '2026-01-01' and created_at > now() - interval '1 minute' and "
                             "tenant_id = '" +
                             tenant_of(ada) + "' and user_id = '" + zoe.user_id + "'"),
            "2")
      << "the one from accepting the invitation, and the one that moved";
}

TEST_F(OwnSessions, move_between_the_agency_and_its_clients) {
  const auto invited =
      post("/invitations", {{"email", email_of("zoe")}, {"subTenantId", base::to_string(bakery)}}, ada.bearer);
  ASSERT_EQ(invited.status, 201);
  post("/invitations/accept", {{"token", invitation_token("zoe")}, {"password", password}});
  const auto tenant = tenant_of(ada);

  const auto as_client = post("/switch", {{"tenantId", tenant}, {"subTenantId", base::to_string(bakery)}}, zoe.bearer);

  ASSERT_EQ(as_client.status, 200);
  EXPECT_EQ(as_client.body.at("user").at("role").as_string(), "client");
  const Somebody there{as_client.field("accessToken"), as_client.field("refreshToken"), zoe.user_id};
  EXPECT_EQ(go(there, tenant).body.at("user").at("role").as_string(), "agency");
}

TEST_F(OwnSessions, do_not_move_where_the_person_is_not_or_no_longer) {
  EXPECT_EQ(go(ada, tenant_of(zoe)).status, 404);
  EXPECT_EQ(go(ada, base::to_string(base::make_uuid())).status, 404);
  database.execute("update auth.memberships set deactivated_at = now() where level = 'member'");

  EXPECT_EQ(go(zoe, tenant_of(ada)).status, 404);
  EXPECT_NE(permissions_of_refreshed(zoe), "session_ended");
}

TEST_F(OwnSessions, are_closed_to_api_keys) {
  tenancy::Member key{.user_id = *tenancy::UserId::parse(zoe.user_id),
                      .tenant_id = *tenancy::TenantId::parse(tenant_of(zoe)),
                      .role = tenancy::Role::agency,
                      .permissions = {"*"},
                      .is_api_key = true};
  const std::vector<Ask> operations{
      {.path = "/sessions"},
      {.path = "/memberships"},
      {.method = "POST", .path = "/logout-everywhere"},
      {.method = "POST", .path = "/switch", .body = {{"tenantId", tenant_of(ada)}}},
      {.method = "POST", .path = "/invitations/join", .body = {{"token", "x"}}},
  };
  dispatcher.emplace(routes, http::testing::signed_in_as(key), &db);

  for (auto operation : operations) {
    operation.bearer = "k";
    EXPECT_EQ(ask(operation).code(), "not_for_api_keys") << operation.path;
  }
}

}  // namespace
}  // namespace auth
