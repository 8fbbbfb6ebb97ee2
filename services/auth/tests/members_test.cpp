// The people of an agency: who sees them, who changes them, and what a change does to open sessions.
#include "agency_fixture.hpp"

namespace auth {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Members : public AgencyFixture {
 protected:
  std::vector<std::string> emails(const Somebody& who, const std::string& query = "") {
    const auto list = get("/members" + query, who.bearer);
    EXPECT_EQ(list.status, 200) << list.text;
    std::vector<std::string> found;
    for (const auto& member : list.body.at("data").as_array())
      found.emplace_back(member.at("email").as_string().c_str());
    return found;
  }
  json::object client_wish(tenancy::SubTenantId client) { return {{"subTenantId", base::to_string(client)}}; }
  Answer change(const Somebody& who, const std::string& name, const json::object& to) {
    return patch("/members/" + membership_of(name), to, who.bearer);
  }
  Answer act(const Somebody& who, const std::string& name, const std::string& act) {
    return post("/members/" + membership_of(name) + "/" + act, nullptr, who.bearer);
  }
  Answer dismiss(const Somebody& who, const std::string& name) {
    return remove("/members/" + membership_of(name), who.bearer);
  }
  std::string role(const Somebody& who, const std::string& audience, json::array permissions) {
    const auto made = post("/roles",
                           {{"name", "Role " + base::to_string(base::make_uuid())},
                            {"audience", audience},
                            {"permissions", std::move(permissions)}},
                           who.bearer);
    EXPECT_EQ(made.status, 201) << made.text;
    return made.field("id");
  }

  const Somebody ada = found_agency("ada");
};

TEST_F(Members, are_listed_newest_first_page_by_page) {
  add_person(ada, "bob", {{"level", "admin"}});
  add_person(ada, "cleo");
  add_person(ada, "dan", client_wish(bakery));

  EXPECT_THAT(emails(ada), ElementsAre(email_of("dan"), email_of("cleo"), email_of("bob"), email_of("ada")));
  const auto first = get("/members?limit=3", ada.bearer);
  EXPECT_THAT(emails(ada, "?limit=3&cursor=" + first.field("nextCursor")), ElementsAre(email_of("ada")));
}

TEST_F(Members, are_filtered_by_level_status_and_client) {
  add_person(ada, "bob", {{"level", "admin"}});
  add_person(ada, "cleo");
  add_person(ada, "dan", client_wish(bakery));
  add_person(ada, "eve", client_wish(florist));
  act(ada, "cleo", "deactivate");

  EXPECT_THAT(emails(ada, "?level=admin"), ElementsAre(email_of("bob")));
  EXPECT_THAT(emails(ada, "?status=deactivated"), ElementsAre(email_of("cleo")));
  EXPECT_THAT(emails(ada, "?status=active&level=member"), IsEmpty());
  EXPECT_THAT(emails(ada, "?subTenantId=" + base::to_string(bakery)), ElementsAre(email_of("dan")));
}

TEST_F(Members, of_another_agency_are_nowhere_to_be_seen_or_touched) {
  const auto zoe = found_agency("zoe");
  add_person(ada, "bob");

  EXPECT_THAT(emails(zoe), ElementsAre(email_of("zoe")));
  for (const auto& answer :
       {change(zoe, "bob", {{"level", "admin"}}), act(zoe, "bob", "deactivate"), dismiss(zoe, "bob")})
    EXPECT_EQ(answer.status, 404);
}

TEST_F(Members, who_belong_to_two_agencies_are_listed_in_each_as_what_they_are_there) {
  const auto zoe = found_agency("zoe");
  post("/invitations", {{"email", email_of("zoe")}}, ada.bearer);
  post("/invitations/accept", {{"token", invitation_token("zoe")}, {"password", password}});

  EXPECT_THAT(emails(zoe), ElementsAre(email_of("zoe")));
  EXPECT_THAT(emails(ada), ElementsAre(email_of("zoe"), email_of("ada")));
}

TEST_F(Members, are_shown_to_a_clients_user_only_where_they_are_of_its_own_client) {
  const auto may_look = role(ada, "client", {"members:read"});
  auto wish = client_wish(bakery);
  wish["roleId"] = may_look;
  const auto dan = add_person(ada, "dan", wish);
  add_person(ada, "eve", client_wish(bakery));
  add_person(ada, "fay", client_wish(florist));

  EXPECT_THAT(emails(dan), ElementsAre(email_of("eve"), email_of("dan")));
  EXPECT_THAT(emails(dan, "?subTenantId=" + base::to_string(florist)), IsEmpty());
}

TEST_F(Members, without_the_right_to_look_see_nobody) {
  const auto dan = add_person(ada, "dan", client_wish(bakery));
  const auto cleo = add_person(ada, "cleo");

  EXPECT_EQ(get("/members", dan.bearer).code(), "permission_missing");
  EXPECT_EQ(get("/members", cleo.bearer).code(), "permission_missing");
}

TEST_F(Members, who_are_promoted_have_their_tokens_renewed_with_the_new_rights) {
  const auto bob = add_person(ada, "bob");
  const auto before = count("session.outdated");

  const auto changed = change(ada, "bob", {{"level", "admin"}});

  EXPECT_EQ(changed.status, 200) << changed.text;
  EXPECT_EQ(changed.field("level"), "admin");
  EXPECT_EQ(count("session.outdated"), before + 1);
  EXPECT_THAT(permissions_of_refreshed(bob), HasSubstr("members:*"));
}

TEST_F(Members, who_are_given_a_role_may_do_what_it_says_in_place_of_their_level) {
  const auto bob = add_person(ada, "bob");
  const auto reader = role(ada, "agency", {"clients:read", "members:read"});

  const auto changed = change(ada, "bob", {{"roleId", reader}});

  EXPECT_EQ(changed.status, 200) << changed.text;
  EXPECT_EQ(permissions_of_refreshed(bob), R"(["clients:read","members:read"])");
  change(ada, "bob", {{"roleId", nullptr}});
  EXPECT_THAT(permissions_of_refreshed(sign_in("bob")), HasSubstr("clients:*"));
}

TEST_F(Members, are_given_neither_a_clients_role_nor_another_agencys_nor_one_beside_admin) {
  add_person(ada, "bob");
  add_person(ada, "dan", client_wish(bakery));
  const auto zoe = found_agency("zoe");
  const auto for_clients = role(ada, "client", {"clients:read"});
  const auto for_members = role(ada, "agency", {"clients:read"});
  const auto elsewhere = role(zoe, "agency", {"clients:read"});

  EXPECT_EQ(change(ada, "bob", {{"roleId", for_clients}}).status, 422);
  EXPECT_EQ(change(ada, "dan", {{"roleId", for_members}}).status, 422);
  EXPECT_EQ(change(ada, "dan", {{"level", "admin"}}).status, 422);
  EXPECT_EQ(change(ada, "bob", {{"level", "admin"}, {"roleId", for_members}}).status, 422);
  EXPECT_EQ(change(ada, "bob", {{"level", "owner"}}).status, 422);
  EXPECT_EQ(change(ada, "bob", {{"roleId", elsewhere}}).status, 404);
  EXPECT_EQ(change(ada, "dan", {{"roleId", for_clients}}).status, 200);
}

TEST_F(Members, are_not_raised_above_whoever_raises_them) {
  add_person(ada, "cleo");
  const auto staff = role(ada, "agency", {"members:read", "members:write", "clients:read"});
  auto hana = add_person(ada, "hana", {{"roleId", staff}});

  EXPECT_EQ(change(hana, "cleo", {{"level", "admin"}}).code(), "beyond_your_permissions");
  EXPECT_EQ(change(hana, "cleo", {{"roleId", nullptr}}).code(), "beyond_your_permissions");
  EXPECT_EQ(change(hana, "cleo", {{"roleId", staff}}).status, 200);
}

TEST_F(Members, never_reach_up) {
  const auto bob = add_person(ada, "bob", {{"level", "admin"}});
  const auto staff = role(ada, "agency", {"members:write"});
  const auto hana = add_person(ada, "hana", {{"roleId", staff}});

  for (const auto* name : {"ada", "bob"}) {
    EXPECT_EQ(act(hana, name, "deactivate").code(), "above_you") << name;
    EXPECT_EQ(dismiss(hana, name).code(), "above_you") << name;
    EXPECT_EQ(change(hana, name, {{"level", "member"}}).code(), "above_you") << name;
  }
  EXPECT_EQ(act(bob, "ada", "deactivate").code(), "above_you");
}

TEST_F(Members, leave_the_owner_and_themselves_as_they_are) {
  const auto bob = add_person(ada, "bob", {{"level", "admin"}});

  EXPECT_EQ(act(ada, "ada", "deactivate").code(), "owner_stays");
  EXPECT_EQ(dismiss(ada, "ada").code(), "owner_stays");
  EXPECT_EQ(change(ada, "ada", {{"level", "member"}}).code(), "owner_stays");
  EXPECT_EQ(dismiss(bob, "bob").code(), "own_membership");
  EXPECT_EQ(database.execute("select count(*) from auth.memberships where deactivated_at is null"), "2");
}

TEST_F(Members, who_are_deactivated_are_signed_out_and_cannot_sign_in) {
  const auto bob = add_person(ada, "bob");

  const auto answer = act(ada, "bob", "deactivate");

  EXPECT_EQ(answer.field("status"), "deactivated");
  EXPECT_EQ(count("session.ended"), 1);
  EXPECT_EQ(count("membership.ended"), 1);
  EXPECT_EQ(permissions_of_refreshed(bob), "session_ended");
  EXPECT_EQ(log_in(email_of("bob")).code(), "no_membership");
  EXPECT_EQ(act(ada, "bob", "deactivate").code(), "deactivated_already");
}

TEST_F(Members, who_are_reactivated_may_sign_in_again) {
  add_person(ada, "bob");
  act(ada, "bob", "deactivate");

  EXPECT_EQ(act(ada, "bob", "reactivate").field("status"), "active");

  EXPECT_THAT(permissions_of_refreshed(sign_in("bob")), HasSubstr("clients:*"));
  EXPECT_EQ(act(ada, "bob", "reactivate").code(), "active_already");
}

TEST_F(Members, who_are_removed_are_gone_with_their_sessions) {
  const auto bob = add_person(ada, "bob");

  EXPECT_EQ(dismiss(ada, "bob").status, 204);

  EXPECT_EQ(permissions_of_refreshed(bob), "session_ended");
  EXPECT_EQ(count("session.ended"), 1);
  EXPECT_EQ(count("membership.ended"), 1);
  EXPECT_THAT(emails(ada), ElementsAre(email_of("ada")));
}

TEST_F(Members, take_a_seat_while_they_are_active) {
  seats.left = 2;
  add_person(ada, "bob");
  add_person(ada, "cleo");
  add_person(ada, "dan", client_wish(bakery));
  EXPECT_EQ(seats.left, 0);

  EXPECT_EQ(post("/invitations", {{"email", email_of("eve")}}, ada.bearer).code(), "seat_limit_reached");
  act(ada, "bob", "deactivate");
  EXPECT_EQ(seats.left, 1);
  add_person(ada, "eve");
  EXPECT_EQ(act(ada, "bob", "reactivate").code(), "seat_limit_reached");
  dismiss(ada, "bob");
  EXPECT_EQ(seats.left, 0) << "a deactivated member gave its seat back already";
  dismiss(ada, "dan");
  EXPECT_EQ(seats.left, 0) << "users of clients take no seat";
  dismiss(ada, "cleo");
  EXPECT_EQ(seats.left, 1);
}

TEST_F(Members, of_two_people_at_once_are_not_overwritten_unseen) {
  add_person(ada, "bob");
  const auto path = "/members/" + membership_of("bob");
  const auto version = get("/members?limit=1", ada.bearer).body.at("data").at(0).at("updatedAt").as_string();
  const http::Headers seen{{"If-Match", '"' + std::string(version) + '"'}};
  EXPECT_EQ(patch(path, {{"level", "admin"}}, ada.bearer, seen).field("level"), "admin");

  EXPECT_EQ(patch(path, {{"level", "member"}}, ada.bearer, seen).code(), "changed_meanwhile");

  EXPECT_THAT(get("/members?limit=1", ada.bearer).text, HasSubstr(R"("level":"admin")"));
  EXPECT_EQ(patch(path, {{"level", "member"}}, ada.bearer).field("level"), "member");
}

}  // namespace
}  // namespace auth
