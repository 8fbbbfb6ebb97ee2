// What is left of one-time tokens once they are of no use.
#include "account_mails.hpp"
#include "one_time_tokens.hpp"

namespace auth {
namespace {

using namespace std::chrono_literals;
using AccountTokens = AccountMails;

TEST_F(AccountTokens, are_forgotten_a_week_after_they_expired) {
  sign_up("ada@studio.example");
  later(24h * 8 - 1s);
  run(purge_one_time_tokens(db));
  EXPECT_EQ(database.execute("select count(*) from auth.one_time_tokens"), "1");

  later(2s);
  run(purge_one_time_tokens(db));
  EXPECT_EQ(database.execute("select count(*) from auth.one_time_tokens"), "0");
}

}  // namespace
}  // namespace auth
