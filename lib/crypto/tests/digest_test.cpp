// Hashes against published vectors, and opaque tokens.
#include "crypto/digest.hpp"

#include <gtest/gtest.h>

#include "base/encode.hpp"
#include "crypto/opaque.hpp"

namespace {

TEST(Digests, match_the_published_vectors) {
  EXPECT_EQ(base::to_hex(crypto::sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(base::to_hex(crypto::sha384("abc")),
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
  EXPECT_EQ(base::to_hex(crypto::hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Digests, take_empty_input) {
  EXPECT_EQ(base::to_hex(crypto::sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(crypto::hmac_sha256({}, {}).size(), 32U);
}

TEST(SecretComparison, is_plain_equality) {
  EXPECT_TRUE(crypto::constant_time_equal("abc", "abc"));
  EXPECT_TRUE(crypto::constant_time_equal("", ""));
  EXPECT_FALSE(crypto::constant_time_equal("abc", "abd"));
  EXPECT_FALSE(crypto::constant_time_equal("abc", "ab"));
}

TEST(OpaqueTokens, are_unlike_each_other_and_found_by_their_hash) {
  const auto token = crypto::make_opaque_token();
  const auto other = crypto::make_opaque_token();

  EXPECT_NE(token.text, other.text);
  EXPECT_EQ(token.text.size(), 43U);
  EXPECT_NE(token.hash, token.text);
  EXPECT_EQ(crypto::hash_opaque_token(token.text), token.hash);
}

}  // namespace
