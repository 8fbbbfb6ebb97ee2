// All people, as the platform's administrator sees them and helps them.
#include <gmock/gmock.h>

#include "agency_fixture.hpp"

namespace auth {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

class Users : public AgencyFixture {
 protected:
  Users() {
    const auto email = shape::Email(email_of("root"));
    sql::testing::run(context, create_administrator(given, db, email, "correct horse battery"));
    root = sign_in("root");
  }
  ~Users() override { base::Clock::shift(0s); }

  std::vector<std::string> found(const std::string& query) {
    const auto answer = get("/users" + query, root.bearer);
    EXPECT_EQ(answer.status, 200) << json::serialize(answer.body);
    std::vector<std::string> emails;
    for (const auto& user : answer.body.at("data").as_array()) emails.emplace_back(user.at("email").as_string());
    return emails;
  }
  Answer shown(const Somebody& who) { return get("/users/" + who.user_id, root.bearer); }
  Answer act(const Somebody& who, const std::string& what) {
    return post("/users/" + who.user_id + "/" + what, {{"reason", "Ticket 42"}}, root.bearer);
  }
  int log_in_with(const std::string& word) { return log_in(email_of("ada"), word).status; }
  std::string acts() {
    return database.execute("select coalesce(string_agg(operation, ' ' order by created_at, id), '') from http.acts");
  }

  const Somebody ada = found_agency("ada");
  const Somebody zoe = found_agency("zoe");
  Somebody root;
};

TEST_F(Users, are_listed_newest_first_page_by_page) {
  const auto first = get("/users?limit=2", root.bearer);

  const auto rest = found("?limit=2&cursor=" + first.field("nextCursor"));

  EXPECT_EQ(first.body.at("data").as_array().size(), 2U);
  EXPECT_THAT(rest, ElementsAre(email_of("ada")));
}

TEST_F(Users, are_found_by_a_part_of_address_or_name) {
  EXPECT_THAT(found("?search=ADA@ex"), ElementsAre(email_of("ada")));
  EXPECT_THAT(found("?search=platform%20admin"), ElementsAre(email_of("root")));
  EXPECT_THAT(found("?status=deactivated"), ElementsAre());
  EXPECT_EQ(get("/users?status=gone", root.bearer).body.at("error").at("details").at(0).at("field").as_string(),
            "status");
}

TEST_F(Users, are_shown_with_their_places_sessions_and_lock) {
  add_person(ada, "dan", {{"subTenantId", base::to_string(bakery)}});
  sign_in("ada");

  const auto user = shown(ada);

  EXPECT_EQ(user.status, 200);
  EXPECT_EQ(user.body.at("openSessions").as_int64(), 2);
  EXPECT_TRUE(user.body.at("lastSeenAt").is_string());
  EXPECT_EQ(user.body.at("memberships").at(0).at("agencyName").as_string(), "Ada's Agency");
  EXPECT_EQ(user.body.at("memberships").at(0).at("level").as_string(), "owner");
  EXPECT_EQ(user.body.at("memberships").as_array().size(), 1U);
  EXPECT_EQ(json::serialize(user.body.at("lock")), R"({"tries":0,"waitSeconds":0})");
  EXPECT_TRUE(user.body.at("hasPassword").as_bool());
  EXPECT_EQ(get("/users/" + to_string(tenancy::UserId::make()), root.bearer).status, 404);
}

TEST_F(Users, are_nobodys_to_see_but_the_platforms_administrators) {
  EXPECT_EQ(get("/users", ada.bearer).code(), "permission_missing");
  EXPECT_EQ(post("/users/" + zoe.user_id + "/deactivate", {{"reason", "A rival"}}, ada.bearer).code(),
            "permission_missing");
}

TEST_F(Users, who_are_deactivated_are_signed_out_everywhere_and_stay_out) {
  const auto elsewhere = sign_in("ada");

  const auto closed = act(ada, "deactivate");

  EXPECT_EQ(closed.field("status"), "deactivated");
  EXPECT_EQ(closed.body.at("openSessions").as_int64(), 0);
  EXPECT_EQ(count("session.ended"), 2);
  EXPECT_EQ(permissions_of_refreshed(elsewhere), "session_ended");
  EXPECT_EQ(log_in_with("correct horse battery"), 401);
  EXPECT_NE(permissions_of_refreshed(zoe), "session_ended");
}

TEST_F(Users, who_are_reactivated_sign_in_again) {
  act(ada, "deactivate");

  EXPECT_EQ(act(ada, "reactivate").field("status"), "active");

  EXPECT_EQ(log_in_with("correct horse battery"), 200);
  EXPECT_EQ(acts(), "deactivate_user reactivate_user");
}

TEST_F(Users, who_are_locked_out_are_let_in_by_an_administrator) {
  for (int i = 0; i < 5; ++i) log_in_with("wrong horse battery");
  ASSERT_EQ(log_in_with("correct horse battery"), 429);
  EXPECT_EQ(shown(ada).body.at("lock").at("tries").as_int64(), 5);
  EXPECT_GE(shown(ada).body.at("lock").at("waitSeconds").as_int64(), 1);

  const auto unlocked = act(ada, "unlock");

  EXPECT_EQ(unlocked.body.at("lock").at("tries").as_int64(), 0);
  EXPECT_EQ(log_in_with("correct horse battery"), 200);
}

TEST_F(Users, are_sent_a_reset_mail_as_if_they_had_asked_for_it) {
  EXPECT_EQ(act(ada, "reset-mail").status, 202);

  EXPECT_THAT(database.execute("select payload::text from jobs.jobs where kind = 'auth.answer_mail_request'"),
              testing::AllOf(HasSubstr("reset_password"), HasSubstr(email_of("ada"))));
  act(ada, "deactivate");
  EXPECT_EQ(act(ada, "reset-mail").code(), "account_deactivated");
}

TEST_F(Users, stay_as_they_are_without_a_reason_and_as_oneself) {
  const auto without = post("/users/" + ada.user_id + "/deactivate", json::object{}, root.bearer);
  EXPECT_EQ(without.status, 422);
  EXPECT_EQ(without.body.at("error").at("details").at(0).at("field").as_string(), "reason");
  EXPECT_EQ(act(root, "deactivate").code(), "own_account");
  const Somebody nobody{.bearer = {}, .refresh_token = {}, .user_id = to_string(tenancy::UserId::make())};
  for (const auto* what : {"deactivate", "reactivate", "unlock", "reset-mail"})
    EXPECT_EQ(act(nobody, what).status, 404) << what;

  EXPECT_EQ(acts(), "");
}

}  // namespace
}  // namespace auth
