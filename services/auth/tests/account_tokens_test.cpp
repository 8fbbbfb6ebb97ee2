// What is left of one-time tokens once they are of no use.
#include "account_world.hpp"
#include "one_time_tokens.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using AccountTokens = AccountWorld;

TEST_F(AccountTokens, are_forgotten_a_week_after_they_expired) {
  sign_up("ada@studio.example");
  later(24h * 8 - 1s);
  sql::testing::run(context, purge_one_time_tokens(db));
  EXPECT_EQ(look("select count(*) from auth.one_time_tokens"), "1");

  later(2s);
  sql::testing::run(context, purge_one_time_tokens(db));
  EXPECT_EQ(look("select count(*) from auth.one_time_tokens"), "0");
}

}  // namespace
}  // namespace auth
