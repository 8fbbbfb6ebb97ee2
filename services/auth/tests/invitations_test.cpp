// Invitations from the first mail to the membership.
#include "agency_fixture.hpp"
#include "auth/one_time_token.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

class Invitations : public AgencyFixture {
 protected:
  Answer invite(const Somebody& who, const std::string& name, json::object wish = {}) {
    wish["email"] = email_of(name);
    return post("/invitations", wish, who.bearer);
  }
  Answer accept(const std::string& token, const std::string& name) {
    return post("/invitations/accept", {{"token", token}, {"fullName", name}, {"password", password}});
  }
  Answer look(const std::string& token) { return post("/invitations/look", {{"token", token}}); }
  std::size_t open_ones() { return get("/invitations", ada.bearer).body.at("data").as_array().size(); }

  const Somebody ada = found_agency("ada");
};

TEST_F(Invitations, show_what_they_are_about_to_whoever_holds_the_link) {
  invite(ada, "bob", {{"subTenantId", base::to_string(bakery)}});

  const auto seen = look(invitation_token("bob"));

  EXPECT_EQ(seen.status, 200);
  EXPECT_EQ(seen.field("agencyName"), "Ada's Agency");
  EXPECT_EQ(seen.field("clientName"), "Bakery");
  EXPECT_EQ(seen.field("inviterName"), "ada");
  EXPECT_EQ(seen.field("email"), email_of("bob"));
  EXPECT_FALSE(seen.body.at("hasAccount").as_bool());
  invite(found_agency("zoe"), "ada");
  EXPECT_TRUE(look(invitation_token("ada")).body.at("hasAccount").as_bool());
}

TEST_F(Invitations, make_a_new_person_a_member_with_a_verified_address) {
  invite(ada, "bob", {{"level", "admin"}});

  const auto accepted = accept(invitation_token("bob"), "Bob");

  ASSERT_EQ(accepted.status, 200) << accepted.text;
  const auto& user = accepted.body.at("user");
  EXPECT_EQ(user.at("role").as_string(), "agency");
  EXPECT_THAT(json::serialize(user.at("permissions")), HasSubstr("members:*"));
  EXPECT_EQ(database.execute("select email_verified_at is not null from auth.users where email = 'bob@example.com'"),
            "t");
  EXPECT_EQ(open_ones(), 0U);
}

TEST_F(Invitations, to_a_client_make_a_user_of_that_client) {
  const auto bob = add_person(ada, "bob", {{"subTenantId", base::to_string(bakery)}});

  const auto me = get("/me", bob.bearer);

  EXPECT_EQ(me.field("role"), "client");
  EXPECT_EQ(me.field("subTenantId"), base::to_string(bakery));
}

TEST_F(Invitations, to_a_client_that_is_not_there_are_404) {
  EXPECT_EQ(invite(ada, "bob", {{"subTenantId", base::to_string(base::make_uuid())}}).status, 404);
  EXPECT_EQ(invite(ada, "bob", {{"subTenantId", base::to_string(bakery)}, {"level", "admin"}}).status, 422);
}

TEST_F(Invitations, count_once) {
  invite(ada, "bob");
  const auto token = invitation_token("bob");

  EXPECT_EQ(accept(token, "Bob").status, 200);

  EXPECT_EQ(accept(token, "Bob").status, 410);
  EXPECT_EQ(look(token).status, 410);
}

TEST_F(Invitations, expire_after_48_hours) {
  invite(ada, "bob");
  const auto token = invitation_token("bob");

  base::Clock::shift(48h - 1min);
  EXPECT_EQ(look(token).status, 200);
  base::Clock::shift(48h + 1min);

  EXPECT_EQ(look(token).status, 410);
  EXPECT_EQ(accept(token, "Bob").status, 410);
}

TEST_F(Invitations, sent_again_have_a_new_link_and_a_new_term) {
  const auto id = invite(ada, "bob").field("id");
  const auto old = invitation_token("bob");
  base::Clock::shift(50h);

  // The access token has expired meanwhile.
  const auto resent = post("/invitations/" + id + "/resend", nullptr, sign_in("ada").bearer);

  EXPECT_EQ(resent.status, 200) << resent.text;
  EXPECT_EQ(resent.field("status"), "pending");
  EXPECT_EQ(count("invitation.sent"), 2);
  EXPECT_EQ(look(old).status, 410);
  EXPECT_EQ(accept(invitation_token("bob"), "Bob").status, 200);
}

TEST_F(Invitations, revoked_are_dead_at_once) {
  const auto id = invite(ada, "bob").field("id");

  EXPECT_EQ(remove("/invitations/" + id, ada.bearer).status, 204);

  EXPECT_EQ(accept(invitation_token("bob"), "Bob").status, 410);
  EXPECT_EQ(remove("/invitations/" + id, ada.bearer).status, 404);
  EXPECT_EQ(post("/invitations/" + id + "/resend", nullptr, ada.bearer).status, 404);
}

TEST_F(Invitations, to_the_same_address_replace_each_other) {
  invite(ada, "bob");
  const auto old = invitation_token("bob");

  EXPECT_EQ(invite(ada, "bob", {{"level", "admin"}}).status, 201);

  EXPECT_EQ(open_ones(), 1U);
  EXPECT_EQ(look(old).status, 410);
  EXPECT_THAT(accept(invitation_token("bob"), "Bob").text, HasSubstr("members:*"));
}

TEST_F(Invitations, go_to_nobody_who_is_there_already) {
  add_person(ada, "bob");

  EXPECT_EQ(invite(ada, "bob").code(), "already_member");
  EXPECT_EQ(invite(ada, "bob", {{"subTenantId", base::to_string(bakery)}}).status, 201);
}

TEST_F(Invitations, promise_no_more_than_their_sender_has) {
  const auto role =
      post("/roles", {{"name", "Staff"}, {"audience", "agency"}, {"permissions", {"members:write"}}}, ada.bearer);
  const auto hana = add_person(ada, "hana", {{"roleId", role.field("id")}});

  EXPECT_EQ(invite(hana, "eve", {{"level", "admin"}}).code(), "beyond_your_permissions");
  EXPECT_EQ(invite(hana, "eve").code(), "beyond_your_permissions");
  EXPECT_EQ(invite(hana, "eve", {{"roleId", role.field("id")}}).status, 201);
}

TEST_F(Invitations, are_worth_nothing_once_their_sender_could_not_give_it_any_more) {
  const auto bob = add_person(ada, "bob", {{"level", "admin"}});
  invite(bob, "eve", {{"level", "admin"}});
  const auto path = "/members/" + membership_of("bob");

  patch(path, {{"level", "member"}}, ada.bearer);
  EXPECT_EQ(accept(invitation_token("eve"), "Eve").status, 410);
  patch(path, {{"level", "admin"}}, ada.bearer);
  post(path + "/deactivate", nullptr, ada.bearer);
  EXPECT_EQ(accept(invitation_token("eve"), "Eve").status, 410);
  post(path + "/reactivate", nullptr, ada.bearer);

  EXPECT_EQ(accept(invitation_token("eve"), "Eve").status, 200);
}

TEST_F(Invitations, of_a_new_person_need_a_name_and_a_good_password) {
  invite(ada, "bob");
  const auto token = invitation_token("bob");

  const auto bare = post("/invitations/accept", {{"token", token}});
  const auto weak = post("/invitations/accept", {{"token", token}, {"fullName", "Bob"}, {"password", "short"}});
  const auto common = post("/invitations/accept", {{"token", token}, {"fullName", "Bob"}, {"password", "password123"}});

  EXPECT_EQ(bare.status, 422);
  EXPECT_THAT(bare.text, testing::AllOf(HasSubstr("fullName"), HasSubstr("password")));
  EXPECT_EQ(weak.status, 422);
  EXPECT_THAT(common.text, HasSubstr("too_common"));
  EXPECT_EQ(accept(token, "Bob").status, 200);
}

TEST_F(Invitations, are_sent_by_people_with_a_confirmed_address) {
  const auto earlier = invite(ada, "cleo").field("id");
  database.execute("update auth.users set email_verified_at = null where email = '" + email_of("ada") + "'");

  const auto refused = invite(ada, "bob");

  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "email_not_verified");
  EXPECT_EQ(post("/invitations/" + earlier + "/resend", nullptr, ada.bearer).code(), "email_not_verified");
}

TEST_F(Invitations, of_an_account_do_not_let_its_password_be_guessed) {
  found_agency("zoe");
  invite(ada, "zoe");
  const auto token = invitation_token("zoe");
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(post("/invitations/accept", {{"token", token}, {"password", "a wrong guess"}}).status, 401);

  EXPECT_EQ(accept(token, "Not Zoe").code(), "too_many_attempts");
}

TEST_F(Invitations, of_an_account_need_its_password) {
  const auto zoe = found_agency("zoe");
  invite(ada, "zoe");
  const auto token = invitation_token("zoe");

  const auto bare = post("/invitations/accept", {{"token", token}});
  const auto wrong = post("/invitations/accept", {{"token", token}, {"password", "not this one at all"}});
  const auto right = accept(token, "Not Zoe");

  EXPECT_EQ(bare.code(), "sign_in_first");
  EXPECT_EQ(wrong.code(), "wrong_credentials");
  ASSERT_EQ(right.status, 200) << right.text;
  EXPECT_EQ(right.body.at("user").at("fullName").as_string(), "zoe");
  EXPECT_EQ(right.body.at("user").at("tenantId").as_string().c_str(), tenant_of(ada));
}

TEST_F(Invitations, are_joined_by_whoever_is_signed_in_with_that_address) {
  const auto zoe = found_agency("zoe");
  invite(ada, "zoe");
  const auto token = invitation_token("zoe");

  const auto stranger = post("/invitations/join", {{"token", token}}, found_agency("yve").bearer);
  const auto joined = post("/invitations/join", {{"token", token}}, zoe.bearer);

  EXPECT_EQ(stranger.code(), "other_address");
  ASSERT_EQ(joined.status, 200) << joined.text;
  EXPECT_EQ(joined.body.at("user").at("tenantId").as_string().c_str(), tenant_of(ada));
  EXPECT_EQ(permissions_of_refreshed(zoe), "session_ended") << "the session moved along";
}

TEST_F(Invitations, wait_while_no_seat_is_free) {
  invite(ada, "bob");
  seats.left = 0;

  EXPECT_EQ(accept(invitation_token("bob"), "Bob").code(), "seat_limit_reached");
  seats.left = 1;

  EXPECT_EQ(accept(invitation_token("bob"), "Bob").status, 200);
}

TEST_F(Invitations, with_a_forged_or_foreign_token_are_410) {
  invite(ada, "bob");
  const auto token = invitation_token("bob");
  const auto other = one_time_token_text("another key", *read_one_time_token("token", token));

  for (const auto& bad : {std::string("x"), token.substr(0, token.size() - 1), other}) EXPECT_EQ(look(bad).status, 410);
}

TEST_F(Invitations, keep_no_link_where_somebody_could_read_it) {
  invite(ada, "bob");
  const auto token = invitation_token("bob");

  const auto events = database.execute("select string_agg(payload::text, ' ') from events.outbox");
  const auto rows = database.execute("select string_agg(i::text, ' ') from auth.invitations i");
  const auto tokens = database.execute("select string_agg(t::text, ' ') from auth.one_time_tokens t");

  for (const auto& text : {events, rows, tokens}) EXPECT_THAT(text, Not(HasSubstr(token.substr(4))));
}

TEST_F(Invitations, are_listed_of_one_client) {
  invite(ada, "bob", {{"subTenantId", base::to_string(bakery)}});
  invite(ada, "cleo", {{"subTenantId", base::to_string(florist)}});
  invite(ada, "dan");

  const auto listed = get("/invitations?subTenantId=" + base::to_string(bakery), ada.bearer).body.at("data").as_array();

  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].at("email").as_string(), email_of("bob"));
}

}  // namespace
}  // namespace auth
