// Codes of authenticator apps against RFC 6238, and how often one counts.
#include "totp.hpp"

#include <gtest/gtest.h>

namespace auth {
namespace {

// Appendix B of RFC 6238, the last six of its eight digits.
const std::string secret = "12345678901234567890";

base::Timestamp at(std::int64_t seconds) { return base::Timestamp(std::chrono::seconds(seconds)); }

TEST(TotpCodes, are_those_of_the_specification) {
  EXPECT_EQ(totp_code(secret, totp_step(at(59))), "287082");
  EXPECT_EQ(totp_code(secret, totp_step(at(1111111109))), "081804");
  EXPECT_EQ(totp_code(secret, totp_step(at(20000000000))), "353130");
}

TEST(TotpCodes, are_taken_one_step_early_and_late) {
  const auto code = totp_code(secret, 1000);

  EXPECT_EQ(match_totp(secret, code, at(1000 * 30), 0), 1000);
  EXPECT_EQ(match_totp(secret, code, at(999 * 30), 0), 1000);
  EXPECT_EQ(match_totp(secret, code, at(1001 * 30 + 29), 0), 1000);
  EXPECT_FALSE(match_totp(secret, code, at(998 * 30 + 29), 0));
  EXPECT_FALSE(match_totp(secret, code, at(1002 * 30), 0));
}

TEST(TotpCodes, count_once_and_none_before_a_used_one_counts) {
  const auto now = at(1000 * 30);

  EXPECT_FALSE(match_totp(secret, totp_code(secret, 1000), now, 1000));
  EXPECT_FALSE(match_totp(secret, totp_code(secret, 999), now, 1000));
  EXPECT_EQ(match_totp(secret, totp_code(secret, 1001), now, 1000), 1001);
}

TEST(TotpCodes, that_are_none_do_not_match) {
  for (const auto* code : {"", "28708", "2870820", "abcdef", "000000"}) {
    EXPECT_FALSE(match_totp(secret, code, at(59), 0)) << code;
  }
}

TEST(TotpSecrets, are_160_random_bits_that_people_can_type) {
  EXPECT_EQ(make_totp_secret().size(), 20U);
  EXPECT_NE(make_totp_secret(), make_totp_secret());
  EXPECT_EQ(totp_secret_text(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

TEST(TotpSecrets, become_the_text_of_a_qr_code) {
  EXPECT_EQ(otpauth_uri("Ada & Co", "ada@agency.example", secret),
            "otpauth://totp/Ada%20%26%20Co:ada%40agency.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            "&issuer=Ada%20%26%20Co&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace auth
