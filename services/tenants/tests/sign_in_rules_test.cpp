// How an agency wants its people to sign in.
#include "agencies_fixture.hpp"

namespace tenants {
namespace {

constexpr const char* path = "/api/v1/tenants/sign-in-rules";

class SignInRulesOfAgencies : public Agencies {
 protected:
  SignInRulesOfAgencies() { member.authenticated_at = base::Clock::now(); }
};

TEST_F(SignInRulesOfAgencies, want_no_second_factor_until_they_say_so) {
  EXPECT_FALSE(get(path).body.at("wantsSecondFactor").as_bool());

  const auto said = send("PUT", path, R"({"wantsSecondFactor":true})");

  EXPECT_EQ(said.status, 200) << said.text;
  EXPECT_TRUE(get(path).body.at("wantsSecondFactor").as_bool());
  EXPECT_EQ(ask("select wants_second_factor from tenants.tenants where id = '" + to_string(theirs) + "'"), "f");
  EXPECT_EQ(send("PUT", path, "{}").status, 422);
}

TEST_F(SignInRulesOfAgencies, of_two_people_at_once_are_not_overwritten_unseen) {
  const auto seen = get(path).header("etag");
  EXPECT_EQ(send("PUT", path, R"({"wantsSecondFactor":true})", {{"If-Match", seen}}).status, 200);

  const auto second = send("PUT", path, R"({"wantsSecondFactor":false})", {{"If-Match", seen}});

  EXPECT_EQ(second.status, 409);
  EXPECT_EQ(second.code(), "changed_meanwhile");
  EXPECT_TRUE(get(path).body.at("wantsSecondFactor").as_bool());
}

}  // namespace
}  // namespace tenants
