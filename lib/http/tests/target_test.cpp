// Request targets, taken apart.
#include "http/target.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(Target, splits_path_and_decoded_query) {
  const auto target = http::parse_target("/a%20b/c?q=caf%C3%A9+au%2Blait&empty=&flag&&q=2");

  EXPECT_EQ(target.path, "/a%20b/c");
  EXPECT_THAT(target.query,
              ElementsAre(Pair("q", "caf\xc3\xa9 au+lait"), Pair("empty", ""), Pair("flag", ""), Pair("q", "2")));
}

TEST(Target, accepts_the_absolute_form) {
  EXPECT_EQ(http::parse_target("http://example.com/a?b=c").path, "/a");
  EXPECT_EQ(http::parse_target("https://example.com").path, "/");
  EXPECT_EQ(http::parse_target("http://example.com?b=c").query.size(), 1U);
}

TEST(Target, refuses_what_does_not_decode) {
  for (const auto* bad :
       {"", "a", "*", "/a#b", "/a b", "/\xc3\xa9", "/?a=%", "/?a=%4", "/?a=%zz", "/?a=%ff", "/?a=%00", "/?%c0%af=1"}) {
    EXPECT_THROW(http::parse_target(bad), base::Error) << bad;
  }
}

}  // namespace
