// Custom roles: made of the catalogue, never beyond their maker, felt at once by whoever holds them.
#include "agency_fixture.hpp"

namespace auth {
namespace {

using testing::HasSubstr;

class Roles : public AgencyFixture {
 protected:
  Answer make(const Somebody& who, const std::string& name, json::array permissions,
              const std::string& audience = "agency") {
    return post("/roles", {{"name", name}, {"audience", audience}, {"permissions", std::move(permissions)}},
                who.bearer);
  }
  Answer change(const Somebody& who, const std::string& id, const json::object& change) {
    return patch("/roles/" + id, change, who.bearer);
  }

  const Somebody ada = found_agency("ada");
};

TEST_F(Roles, are_made_listed_changed_and_deleted) {
  const auto made = make(ada, "Reader", {"roles:read", "members:read", "roles:read"});

  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(json::serialize(made.body.at("permissions")), R"(["members:read","roles:read"])");
  EXPECT_EQ(change(ada, made.field("id"), {{"name", "Looker"}}).field("name"), "Looker");
  EXPECT_THAT(get("/roles", ada.bearer).text, HasSubstr(R"("name":"Looker")"));
  EXPECT_EQ(remove("/roles/" + made.field("id"), ada.bearer).status, 204);
  EXPECT_EQ(get("/roles", ada.bearer).body, json::parse(R"({"data":[]})"));
}

TEST_F(Roles, have_a_name_of_their_own_in_their_agency) {
  const auto zoe = found_agency("zoe");
  make(ada, "Reader", {"members:read"});

  EXPECT_EQ(make(ada, "Reader", {"members:read"}).code(), "name_taken");
  EXPECT_EQ(make(zoe, "Reader", {"members:read"}).status, 201);
}

TEST_F(Roles, hold_what_the_catalogue_knows_and_nothing_else) {
  const auto refused = make(ada, "Strange", {"members:read", "members:*", "*", "platform:impersonate", "no:such"});

  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.text, Not(HasSubstr("permissions.0")));
  for (const auto* field : {"permissions.1", "permissions.2", "permissions.3", "permissions.4"})
    EXPECT_THAT(refused.text, HasSubstr(field));
}

TEST_F(Roles, for_clients_hold_what_clients_may_ever_have) {
  EXPECT_EQ(make(ada, "Looker", {"members:read"}, "client").status, 201);
  EXPECT_THAT(make(ada, "Boss", {"members:write"}, "client").text, HasSubstr("not_for_clients"));
  EXPECT_THAT(make(ada, "Chief", {"roles:read"}, "client").text, HasSubstr("not_for_clients"));
}

TEST_F(Roles, never_exceed_whoever_makes_or_changes_them) {
  const auto bob = add_person(ada, "bob", {{"level", "admin"}});
  const auto heirs = make(ada, "Heirs", {"ownership:transfer"});
  const auto readers = make(bob, "Readers", {"members:read"});
  ASSERT_EQ(readers.status, 201);

  EXPECT_EQ(make(bob, "Usurpers", {"ownership:transfer"}).code(), "beyond_your_permissions");
  EXPECT_EQ(change(bob, readers.field("id"), {{"permissions", {"ownership:transfer"}}}).code(),
            "beyond_your_permissions");
  EXPECT_EQ(change(bob, heirs.field("id"), {{"permissions", json::array{}}}).code(), "beyond_your_permissions");
  EXPECT_EQ(remove("/roles/" + heirs.field("id"), bob.bearer).code(), "beyond_your_permissions");
}

TEST_F(Roles, that_change_reach_everybody_who_holds_them) {
  const auto id = make(ada, "Staff", {"members:read"}).field("id");
  const auto bob = add_person(ada, "bob", {{"roleId", id}});
  add_person(ada, "cleo");
  EXPECT_EQ(permissions_of_refreshed(bob), R"(["members:read"])");

  EXPECT_EQ(change(ada, id, {{"permissions", {"roles:read"}}}).status, 200);

  EXPECT_EQ(count("session.outdated"), 1);
  EXPECT_EQ(permissions_of_refreshed(sign_in("bob")), R"(["roles:read"])");
}

TEST_F(Roles, that_are_only_renamed_disturb_nobody) {
  const auto id = make(ada, "Staff", {"members:read"}).field("id");
  add_person(ada, "bob", {{"roleId", id}});

  EXPECT_EQ(change(ada, id, {{"name", "Crew"}}).status, 200);

  EXPECT_EQ(count("session.outdated"), 0);
}

TEST_F(Roles, that_somebody_holds_or_was_promised_stay) {
  const auto held = make(ada, "Held", {"members:read"}).field("id");
  const auto promised = make(ada, "Promised", {"members:read"}).field("id");
  add_person(ada, "bob", {{"roleId", held}});
  const auto invitation = post("/invitations", {{"email", email_of("eve")}, {"roleId", promised}}, ada.bearer);

  EXPECT_EQ(remove("/roles/" + held, ada.bearer).code(), "role_in_use");
  EXPECT_EQ(remove("/roles/" + promised, ada.bearer).code(), "role_in_use");
  remove("/invitations/" + invitation.field("id"), ada.bearer);
  EXPECT_EQ(remove("/roles/" + promised, ada.bearer).status, 204);
  patch("/members/" + membership_of("bob"), {{"roleId", nullptr}}, ada.bearer);
  EXPECT_EQ(remove("/roles/" + held, ada.bearer).status, 204);
}

TEST_F(Roles, of_another_agency_are_404) {
  const auto zoe = found_agency("zoe");
  const auto id = make(ada, "Staff", {"members:read"}).field("id");

  EXPECT_EQ(change(zoe, id, {{"name", "Mine"}}).status, 404);
  EXPECT_EQ(remove("/roles/" + id, zoe.bearer).status, 404);
  EXPECT_EQ(post("/invitations", {{"email", email_of("eve")}, {"roleId", id}}, zoe.bearer).status, 404);
}

TEST_F(Roles, whose_permission_is_not_for_clients_any_more_give_it_to_none) {
  const auto id = make(ada, "Looker", {"members:read"}, "client").field("id");
  add_person(ada, "dan", {{"subTenantId", base::to_string(bakery)}, {"roleId", id}});
  database.execute("update auth.roles set permissions = '{members:read,billing:write}'");

  EXPECT_EQ(permissions_of_refreshed(sign_in("dan")), R"(["members:read"])");
}

TEST_F(Roles, of_two_people_at_once_are_not_overwritten_unseen) {
  const auto made = make(ada, "Reader", {"members:read"});
  const auto path = "/roles/" + made.field("id");
  const http::Headers seen{{"If-Match", '"' + made.field("updatedAt") + '"'}};
  const auto first = patch(path, {{"name", "First"}}, ada.bearer, seen);
  EXPECT_EQ(first.header("etag"), '"' + first.field("updatedAt") + '"');

  EXPECT_EQ(patch(path, {{"name", "Second"}}, ada.bearer, seen).code(), "changed_meanwhile");

  EXPECT_THAT(get("/roles", ada.bearer).text, HasSubstr(R"("name":"First")"));
  EXPECT_EQ(patch(path, {{"name", "Second"}}, ada.bearer, {{"If-Match", first.header("etag")}}).status, 200);
}

}  // namespace
}  // namespace auth
