// The people of one agency, as the platform's administrator sees them.
#include <gmock/gmock.h>

#include "agency_fixture.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

class AgencyPeople : public AgencyFixture {
 protected:
  AgencyPeople() {
    const auto email = shape::Email(email_of("root"));
    sql::testing::run(context, create_administrator(given, db, email, "correct horse battery"));
    root = AgencyFixture::sign_in("root");
  }

  Answer people_of(const Somebody& who, const std::string& query = "") {
    return get("/agencies/" + tenant_of(who) + "/people" + query, root.bearer);
  }
  std::vector<std::string> emails_in(const Answer& answer) {
    EXPECT_EQ(answer.status, 200) << answer.text;
    std::vector<std::string> emails;
    for (const auto& person : answer.body.at("data").as_array()) emails.emplace_back(person.at("email").as_string());
    return emails;
  }

  const Somebody ada = found_agency("ada");
  const Somebody zoe = found_agency("zoe");
  Somebody root;
};

TEST_F(AgencyPeople, are_its_own_and_its_clients_newest_first) {
  directory.clients[bakery] = "The Bakery";
  add_person(ada, "bob");
  later(1s);
  add_person(ada, "mia", {{"subTenantId", base::to_string(bakery)}});

  const auto people = people_of(ada);

  EXPECT_THAT(emails_in(people), ElementsAre(email_of("mia"), email_of("bob"), email_of("ada")));
  const auto& mia = people.body.at("data").at(0);
  EXPECT_EQ(mia.at("role").as_string(), "client");
  EXPECT_EQ(mia.at("clientName").as_string(), "The Bakery");
  EXPECT_EQ(mia.at("status").as_string(), "active");
  EXPECT_EQ(people.body.at("data").at(2).at("level").as_string(), "owner");
  EXPECT_TRUE(people.body.at("data").at(2).at("clientName").is_null());
}

TEST_F(AgencyPeople, come_page_by_page_and_by_state) {
  add_person(ada, "bob");
  ASSERT_EQ(post("/members/" + membership_of("bob") + "/deactivate", json::object{}, ada.bearer).status, 200);

  const auto first = people_of(ada, "?limit=1");
  const auto rest = people_of(ada, "?limit=1&cursor=" + first.field("nextCursor"));

  EXPECT_THAT(emails_in(first), ElementsAre(email_of("bob")));
  EXPECT_THAT(emails_in(rest), ElementsAre(email_of("ada")));
  EXPECT_THAT(emails_in(people_of(ada, "?status=deactivated")), ElementsAre(email_of("bob")));
}

TEST_F(AgencyPeople, are_shown_with_when_they_were_last_there_themselves) {
  const auto user = "(select user_id from auth.memberships where id = '" + membership_of("ada") + "')";
  database.execute("update auth.sessions set last_seen_at = '2026-01-02T03:04:05Z' where user_id = " + user);
  const auto looking = post(
      "/impersonation", {{"tenantId", tenant_of(ada)}, {"userId", ada.user_id}, {"reason", "Ticket 42"}}, root.bearer);
  ASSERT_EQ(looking.status, 201) << looking.text;

  EXPECT_EQ(people_of(ada).body.at("data").at(0).at("lastSeenAt").as_string(), "2026-01-02T03:04:05Z");

  database.execute("delete from auth.sessions where user_id = " + user);
  EXPECT_TRUE(people_of(ada).body.at("data").at(0).at("lastSeenAt").is_null());
}

TEST_F(AgencyPeople, are_nobodys_to_see_but_the_platforms_administrators) {
  EXPECT_EQ(get("/agencies/" + tenant_of(ada) + "/people", ada.bearer).code(), "permission_missing");
  EXPECT_EQ(get("/agencies/" + tenant_of(ada) + "/people", zoe.bearer).code(), "permission_missing");
}

}  // namespace
}  // namespace auth
