// Refresh tokens: their text, their successors, and the verdict on a presented one.
#include "refresh_token.hpp"

#include <gtest/gtest.h>

namespace auth {
namespace {

using namespace std::chrono_literals;

constexpr base::Timestamp now = std::chrono::sys_days(std::chrono::January / 1 / 2030);

RefreshToken some_token() { return RefreshToken::make(tenancy::TenantId::make(), tenancy::SessionId::make()); }

TEST(RefreshTokens, come_back_from_their_text_unchanged) {
  const auto token = some_token();

  const auto read = RefreshToken::parse(token.text());

  ASSERT_TRUE(read);
  EXPECT_EQ(read->tenant_id, token.tenant_id);
  EXPECT_EQ(read->session_id, token.session_id);
  EXPECT_EQ(read->secret, token.secret);
}

TEST(RefreshTokens, are_not_read_from_anything_else) {
  const auto text = some_token().text();

  for (const auto& bad :
       {std::string(), std::string("ddr_"), text.substr(4), text.substr(0, text.size() - 1), text + "A",
        "ddr_" + std::string(text.size() - 4, '!'), "DDR_" + text.substr(4), text + "\n"}) {
    EXPECT_FALSE(RefreshToken::parse(bad)) << bad;
  }
}

TEST(RefreshTokens, are_never_the_same_twice_and_kept_as_hashes_only) {
  const auto first = some_token();
  const auto second = RefreshToken::make(first.tenant_id, first.session_id);

  EXPECT_NE(first.text(), second.text());
  EXPECT_NE(first.hash(), second.hash());
  EXPECT_EQ(first.text().find(first.hash()), std::string::npos);
}

TEST(RefreshTokens, have_one_successor_which_only_the_key_can_tell) {
  const auto token = some_token();

  EXPECT_EQ(token.successor("key").text(), token.successor("key").text());
  EXPECT_EQ(token.successor("key").session_id, token.session_id);
  EXPECT_NE(token.successor("key").text(), token.text());
  EXPECT_NE(token.successor("key").text(), token.successor("another key").text());
}

struct Presented {
  const char* what;
  std::string hash;
  base::Timestamp at;
  RefreshVerdict verdict;
};

TEST(RefreshVerdicts, follow_the_session_and_the_time) {
  const TokenState state{"current", "previous", now, now + 1h, false};
  const std::vector<Presented> cases{
      {"the token in force", "current", now, RefreshVerdict::rotate},
      {"in force to the last moment", "current", now + 1h - 1us, RefreshVerdict::rotate},
      {"its predecessor in a second tab", "previous", now + 1s, RefreshVerdict::repeat},
      {"its predecessor at the end of the grace", "previous", now + 10s - 1us, RefreshVerdict::repeat},
      {"its predecessor after the grace", "previous", now + 10s, RefreshVerdict::stolen},
      {"a token replaced long ago", "older", now + 1s, RefreshVerdict::stolen},
      {"any token after the session expired", "current", now + 1h, RefreshVerdict::refused},
      {"a replaced token after the session expired", "older", now + 1h, RefreshVerdict::refused},
  };

  for (const auto& [what, hash, at, verdict] : cases) EXPECT_EQ(judge_refresh(state, hash, at), verdict) << what;
}

TEST(RefreshVerdicts, of_an_ended_session_refuse_every_token) {
  const TokenState ended{"current", "previous", now, now + 1h, true};

  for (const auto* hash : {"current", "previous", "older"}) {
    EXPECT_EQ(judge_refresh(ended, hash, now), RefreshVerdict::refused) << hash;
  }
}

TEST(RefreshVerdicts, of_a_new_session_know_no_predecessor) {
  const TokenState fresh{"current", std::nullopt, now, now + 1h, false};

  EXPECT_EQ(judge_refresh(fresh, "", now), RefreshVerdict::stolen);
  EXPECT_EQ(judge_refresh(fresh, "current", now), RefreshVerdict::rotate);
}

}  // namespace
}  // namespace auth
