// Hexadecimal and base64 against the vectors of RFC 4648.
#include "base/encode.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

struct Vector {
  std::string_view bytes;
  std::string_view padded;
  std::string_view url;
};

constexpr std::array vectors{
    Vector{"", "", ""},
    Vector{"f", "Zg==", "Zg"},
    Vector{"fo", "Zm8=", "Zm8"},
    Vector{"foo", "Zm9v", "Zm9v"},
    Vector{"foob", "Zm9vYg==", "Zm9vYg"},
    Vector{"\xfb\xff\xfe", "+//+", "-__-"},
};

TEST(Base64, writes_and_reads_the_vectors_of_the_rfc) {
  for (const auto& vector : vectors) {
    EXPECT_EQ(base::to_base64(vector.bytes), vector.padded);
    EXPECT_EQ(base::to_base64url(vector.bytes), vector.url);
    EXPECT_EQ(base::from_base64(vector.padded), vector.bytes);
    EXPECT_EQ(base::from_base64url(vector.url), vector.bytes);
  }
}

TEST(Base64, refuses_what_is_not_its_own_spelling) {
  for (const auto* text : {"Z", "Zg=", "Zh==", "Z!==", "Zg==Zg==", "-__-"})
    EXPECT_EQ(base::from_base64(text), std::nullopt);
  for (const auto* text : {"Z", "Zh", "Zg==", "+//+", "Zm 9v"}) EXPECT_EQ(base::from_base64url(text), std::nullopt);
}

TEST(Hex, writes_two_lower_case_digits_a_byte) {
  EXPECT_EQ(base::to_hex(std::string_view("\x00\x0f\xa0\xff", 4)), "000fa0ff");
}

}  // namespace
