// The platform's administrator looks through somebody's eyes.
#include "agency_fixture.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class Impersonations : public AgencyFixture {
 protected:
  Impersonations() {
    const auto email = shape::Email(email_of("root"));
    run(create_administrator(given, db, email, password));
    root = sign_in("root");
  }

  Answer look_through(const Somebody& who, const std::string& user = {}) {
    json::object wish{{"tenantId", tenant_of(ada)}, {"reason", "Ticket 42: the list is empty"}};
    if (!user.empty()) wish["userId"] = user;
    return post("/impersonation", wish, who.bearer);
  }
  static Somebody of(const Answer& answer) { return {answer.field("accessToken"), answer.field("refreshToken"), {}}; }

  const Somebody ada = found_agency("ada");
  Somebody root;
};

TEST_F(Impersonations, show_the_owners_view_and_say_who_looks_and_until_when) {
  const auto begun = look_through(root);
  ASSERT_EQ(begun.status, 201) << begun.text;

  const auto me = get("/me", of(begun).bearer);

  EXPECT_EQ(me.field("email"), email_of("ada"));
  EXPECT_EQ(me.body.at("impersonator").at("userId").as_string().c_str(), root.user_id);
  EXPECT_EQ(me.body.at("impersonator").at("fullName").as_string(), "Platform administrator");
  const auto until = base::parse_rfc3339(me.body.at("impersonator").at("until").as_string()).value();
  EXPECT_NEAR(std::chrono::duration<double>(until - base::Clock::now()).count(), 3600, 60);
  EXPECT_EQ(begun.body.at("user").at("impersonator"), me.body.at("impersonator"));
  EXPECT_TRUE(get("/me", ada.bearer).body.at("impersonator").is_null());
}

TEST_F(Impersonations, reach_any_person_of_the_tenant_and_none_outside_it) {
  const auto dan = add_person(ada, "dan", {{"subTenantId", base::to_string(bakery)}});
  const auto zoe = found_agency("zoe");

  const auto as_dan = get("/me", of(look_through(root, dan.user_id)).bearer);

  EXPECT_EQ(as_dan.field("role"), "client");
  EXPECT_EQ(as_dan.field("subTenantId"), base::to_string(bakery));
  EXPECT_EQ(look_through(root, zoe.user_id).status, 404);
}

TEST_F(Impersonations, leave_a_trace_with_their_reason) {
  look_through(root);

  EXPECT_EQ(count("impersonation.started"), 1);
  EXPECT_THAT(database.execute("select payload from events.outbox where topic = 'impersonation.started'"),
              testing::AllOf(HasSubstr("Ticket 42"), HasSubstr(root.user_id), HasSubstr(ada.user_id)));
  EXPECT_EQ(database.execute("select impersonation_reason from auth.sessions where impersonator_id is not null"),
            "Ticket 42: the list is empty");
  EXPECT_EQ(database.execute("select operation || ' ' || subject || ' ' || reason from http.acts"),
            "impersonate " + ada.user_id + " Ticket 42: the list is empty");
}

TEST_F(Impersonations, need_a_reason) {
  EXPECT_EQ(post("/impersonation", {{"tenantId", tenant_of(ada)}}, root.bearer).status, 422);
  EXPECT_EQ(post("/impersonation", {{"tenantId", tenant_of(ada)}, {"reason", ""}}, root.bearer).status, 422);
}

TEST_F(Impersonations, are_for_the_platforms_administrator_alone_and_not_of_another_one) {
  EXPECT_EQ(look_through(ada).code(), "permission_missing");
  EXPECT_EQ(look_through(of(look_through(root))).code(), "permission_missing");
  const json::object of_itself{{"tenantId", tenant_of(root)}, {"userId", root.user_id}, {"reason", "To see"}};
  EXPECT_EQ(post("/impersonation", of_itself, root.bearer).status, 404);
}

TEST_F(Impersonations, end_after_an_hour_whatever_is_refreshed) {
  auto looking = of(look_through(root));
  base::Clock::shift(50min);
  const auto renewed = post("/refresh", {{"refreshToken", looking.refresh_token}});
  ASSERT_EQ(renewed.status, 200);
  EXPECT_LE(renewed.body.at("expiresIn").as_int64(), 600);
  looking = of(renewed);

  base::Clock::shift(61min);

  EXPECT_EQ(permissions_of_refreshed(looking), "session_ended");
  EXPECT_EQ(get("/me", looking.bearer).code(), "expired_token");
}

TEST_F(Impersonations, end_when_either_token_says_so) {
  const auto first = of(look_through(root));
  EXPECT_EQ(remove("/impersonation", first.bearer).status, 204);
  EXPECT_EQ(permissions_of_refreshed(first), "session_ended");
  const auto second = of(look_through(root));

  EXPECT_EQ(remove("/impersonation", root.bearer).status, 204);

  EXPECT_EQ(permissions_of_refreshed(second), "session_ended");
  EXPECT_EQ(count("session.ended"), 2);
  EXPECT_NE(permissions_of_refreshed(root), "session_ended");
  EXPECT_NE(permissions_of_refreshed(ada), "session_ended");
}

TEST_F(Impersonations, end_when_their_administrator_logs_out_everywhere) {
  const auto looking = of(look_through(root));

  post("/logout-everywhere", nullptr, root.bearer);

  EXPECT_EQ(permissions_of_refreshed(looking), "session_ended");
}

TEST_F(Impersonations, see_nothing_of_what_is_the_persons_own) {
  const auto looking = of(look_through(root));

  for (const auto* path : {"/sessions", "/memberships"})
    EXPECT_EQ(get(path, looking.bearer).code(), "read_only_impersonation") << path;
  EXPECT_EQ(post("/switch", {{"tenantId", tenant_of(ada)}}, looking.bearer).code(), "read_only_impersonation");
  EXPECT_EQ(post("/logout-everywhere", nullptr, looking.bearer).code(), "read_only_impersonation");
}

TEST_F(Impersonations, are_seen_by_the_person_who_can_end_them) {
  const auto looking = of(look_through(root));
  const auto sessions = get("/sessions", ada.bearer).body.at("data").as_array();
  std::string id;
  for (const auto& session : sessions) {
    if (session.at("isImpersonation").as_bool()) id = session.at("id").as_string().c_str();
  }

  EXPECT_EQ(remove("/sessions/" + id, ada.bearer).status, 204);

  EXPECT_EQ(permissions_of_refreshed(looking), "session_ended");
}

}  // namespace
}  // namespace auth
