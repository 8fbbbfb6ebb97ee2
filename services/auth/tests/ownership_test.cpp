// An agency changes hands.
#include "agency_fixture.hpp"

namespace auth {
namespace {

using testing::HasSubstr;

class Ownership : public AgencyFixture {
 protected:
  Answer hand_over(const Somebody& who, const std::string& heir) {
    return post("/ownership", {{"membershipId", membership_of(heir)}}, who.bearer);
  }
  std::string level_of(const std::string& name) {
    return database.execute("select level from auth.memberships where id = '" + membership_of(name) + "'");
  }

  const Somebody ada = found_agency("ada");
  const Somebody bob = add_person(ada, "bob");
};

TEST_F(Ownership, passes_to_the_heir_and_the_old_owner_becomes_an_admin) {
  const auto answer = hand_over(ada, "bob");

  EXPECT_EQ(answer.status, 200) << answer.text;
  EXPECT_EQ(level_of("bob"), "owner");
  EXPECT_EQ(level_of("ada"), "admin");
  EXPECT_EQ(base::to_string(directory.owner.value()), bob.user_id);
  EXPECT_EQ(count("agency.ownership_transferred"), 1);
  EXPECT_EQ(count("session.outdated"), 2);
  EXPECT_THAT(permissions_of_refreshed(bob), HasSubstr("ownership:*"));
  EXPECT_THAT(permissions_of_refreshed(ada), Not(HasSubstr("ownership:*")));
}

TEST_F(Ownership, is_not_for_admins_to_give) {
  const auto cleo = add_person(ada, "cleo", {{"level", "admin"}});

  EXPECT_EQ(hand_over(cleo, "bob").code(), "permission_missing");
}

TEST_F(Ownership, given_away_is_not_given_again_with_an_old_token) {
  add_person(ada, "cleo");
  hand_over(ada, "bob");

  EXPECT_EQ(hand_over(ada, "cleo").code(), "not_the_owner");
  EXPECT_EQ(level_of("bob"), "owner");
}

TEST_F(Ownership, is_not_held_by_a_role_alone) {
  const auto role =
      post("/roles", {{"name", "Heirs"}, {"audience", "agency"}, {"permissions", {"ownership:transfer"}}}, ada.bearer);
  const auto hana = add_person(ada, "hana", {{"roleId", role.field("id")}});

  EXPECT_EQ(hand_over(hana, "hana").code(), "not_the_owner");
}

TEST_F(Ownership, goes_to_active_members_of_the_agency_itself) {
  add_person(ada, "dan", {{"subTenantId", base::to_string(bakery)}});
  add_person(ada, "cleo");
  post("/members/" + membership_of("cleo") + "/deactivate", nullptr, ada.bearer);
  found_agency("zoe");

  for (const auto* name : {"dan", "cleo", "zoe"}) EXPECT_EQ(hand_over(ada, name).status, 404) << name;
  EXPECT_EQ(hand_over(ada, "ada").status, 422);
  EXPECT_EQ(level_of("ada"), "owner");
}

TEST_F(Ownership, asks_for_a_fresh_sign_in) {
  int found = 0;
  for (const auto& route : routes.all()) {
    const bool is_meant = route.name() == "transfer_ownership" || route.name() == "impersonate";
    if (is_meant && route.needs_fresh_sign_in()) ++found;
  }
  EXPECT_EQ(found, 2);
}

}  // namespace
}  // namespace auth
