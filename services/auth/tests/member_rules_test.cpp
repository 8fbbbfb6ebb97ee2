// Who may change whom, and what may be given away: the pure decisions, case by case.
#include "member_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace auth {
namespace {

using tenancy::Role;
using testing::ElementsAre;
using testing::IsEmpty;

Standing somebody(Role role, std::optional<Level> level) { return {base::make_uuid(), role, level}; }
Standing owner() { return somebody(Role::agency, Level::owner); }
Standing admin() { return somebody(Role::agency, Level::admin); }
Standing member() { return somebody(Role::agency, Level::member); }
Standing client() { return somebody(Role::client, std::nullopt); }
Standing platform() { return somebody(Role::admin, std::nullopt); }

struct Case {
  const char* what;
  Standing actor;
  Standing target;
  Verdict verdict;
};

TEST(Changes, reach_down_and_across_but_never_up) {
  const std::vector<Case> cases{
      {"an owner changes an admin", owner(), admin(), Verdict::allowed},
      {"an owner changes a member", owner(), member(), Verdict::allowed},
      {"an owner changes a client's user", owner(), client(), Verdict::allowed},
      {"an admin changes another admin", admin(), admin(), Verdict::allowed},
      {"an admin changes a member", admin(), member(), Verdict::allowed},
      {"an admin stops before the owner", admin(), owner(), Verdict::above},
      {"a member with a role changes members", member(), member(), Verdict::allowed},
      {"a member with a role stops before admins", member(), admin(), Verdict::above},
      {"a member with a role stops before the owner", member(), owner(), Verdict::above},
      {"a client's user stops before members", client(), member(), Verdict::above},
      {"a client's user reaches its like", client(), client(), Verdict::allowed},
      {"nobody but the owner unmakes the owner", platform(), owner(), Verdict::owner},
      {"the platform's administrator changes admins", platform(), admin(), Verdict::allowed},
  };

  for (const auto& [what, actor, target, verdict] : cases) EXPECT_EQ(judge_change(actor, target), verdict) << what;
}

TEST(Changes, of_oneself_are_for_others_and_an_owner_stays) {
  for (const auto& who : {admin(), member(), client()}) EXPECT_EQ(judge_change(who, who), Verdict::yourself);
  const auto one = owner();

  EXPECT_EQ(judge_change(one, one), Verdict::owner);
}

TEST(Changes, refused_say_why) {
  const auto code = [](const Standing& actor, const Standing& target) {
    try {
      require_may_change(actor, target);
      return std::string();
    } catch (const base::Error& error) {
      return error.code();
    }
  };
  const auto self = admin();

  EXPECT_EQ(code(owner(), admin()), "");
  EXPECT_EQ(code(admin(), owner()), "above_you");
  EXPECT_EQ(code(self, self), "own_membership");
  EXPECT_EQ(code(platform(), owner()), "owner_stays");
}

TEST(Gifts, never_exceed_the_giver) {
  const std::vector<std::string> held{"clients:*", "members:write"};

  EXPECT_THAT(beyond(held, {"clients:read", "clients:write", "members:write"}), IsEmpty());
  EXPECT_THAT(beyond(held, {"clients:*"}), IsEmpty());
  EXPECT_THAT(beyond(held, {"members:*"}), ElementsAre("members:*"));
  EXPECT_THAT(beyond(held, {"members:read", "clients:read", "roles:read"}), ElementsAre("members:read", "roles:read"));
  EXPECT_THAT(beyond(held, {"*"}), ElementsAre("*"));
  EXPECT_THAT(beyond({"*"}, {"anything:else", "*"}), IsEmpty());
  EXPECT_THAT(beyond({}, {"clients:read"}), ElementsAre("clients:read"));
  EXPECT_THAT(beyond({"client:*"}, {"clients:read"}), ElementsAre("clients:read"));
}

TEST(Gifts, refused_name_what_is_lacking) {
  try {
    require_may_give({"clients:*"}, {"clients:read", "members:write", "roles:write"});
    FAIL() << "more was given than was there";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), "beyond_your_permissions");
    EXPECT_THAT(error.message(), testing::HasSubstr("members:write, roles:write"));
  }
}

}  // namespace
}  // namespace auth
