// DER signatures: one encoding each, and nothing beside it.
#include "crypto/ecdsa_signature.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace std::string_literals;
using crypto::read_der_signature;

const std::string small = "\x30\x06\x02\x01\x05\x02\x01\x07"s;

TEST(DerSignatures, become_two_numbers_of_32_bytes) {
  const std::string zeros(31, '\0');

  EXPECT_EQ(read_der_signature(small), zeros + "\x05" + zeros + "\x07");
}

TEST(DerSignatures, of_the_largest_numbers_are_read) {
  const auto number = "\x02\x21"s + '\0' + std::string(32, '\xff');

  EXPECT_EQ(read_der_signature("\x30\x46"s + number + number), std::string(64, '\xff'));
}

TEST(DerSignatures, of_numbers_that_are_too_long_or_negative_are_refused) {
  const auto too_long = "\x02\x21\x01"s + std::string(32, '\0');

  EXPECT_FALSE(read_der_signature("\x30\x26"s + too_long + "\x02\x01\x07"));
  EXPECT_FALSE(read_der_signature("\x30\x06\x02\x01\x85\x02\x01\x07"s));
}

TEST(DerSignatures, in_another_encoding_or_with_more_behind_them_are_refused) {
  EXPECT_FALSE(read_der_signature(small + '\0'));
  EXPECT_FALSE(read_der_signature("\x30\x81\x06\x02\x01\x05\x02\x01\x07"s));
  EXPECT_FALSE(read_der_signature("\x30\x07\x02\x02\x00\x05\x02\x01\x07"s));
  EXPECT_FALSE(read_der_signature(""));
  for (std::size_t size = 0; size < small.size(); ++size) EXPECT_FALSE(read_der_signature(small.substr(0, size)));
}

}  // namespace
