// Sealed texts: who can open them, and who cannot.
#include "crypto/seal.hpp"

#include <gtest/gtest.h>

#include "base/encode.hpp"
#include "base/error.hpp"

namespace {

std::string ring_of(std::initializer_list<char> letters) {
  std::string ring;
  for (const char letter : letters) {
    ring += (ring.empty() ? "" : ",") + std::string(1, letter) + ":" + base::to_base64url(std::string(32, letter));
  }
  return ring;
}

const std::string text("a secret\0 with any bytes \xff", 26);

TEST(Sealer, opens_what_it_sealed) {
  const crypto::Sealer sealer(ring_of({'a'}), "tests");

  const auto sealed = sealer.seal(text, "row 1");

  EXPECT_EQ(sealer.unseal(sealed, "row 1"), text);
  EXPECT_EQ(sealed.size(), text.size() + 29);
  EXPECT_EQ(sealed.find("secret"), std::string::npos);
  EXPECT_EQ(sealer.unseal(sealer.seal("", ""), ""), "");
}

TEST(Sealer, never_seals_the_same_way_twice) {
  const crypto::Sealer sealer(ring_of({'a'}), "tests");

  EXPECT_NE(sealer.seal(text, ""), sealer.seal(text, ""));
}

TEST(Sealer, refuses_a_text_that_was_changed_in_any_byte_or_cut) {
  const crypto::Sealer sealer(ring_of({'a'}), "tests");
  const auto sealed = sealer.seal(text, "row 1");

  for (std::size_t at = 0; at < sealed.size(); ++at) {
    auto changed = sealed;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(sealer.unseal(changed, "row 1")) << at;
    EXPECT_FALSE(sealer.unseal(sealed.substr(0, at), "row 1")) << at;
  }
}

TEST(Sealer, refuses_another_context_purpose_or_key) {
  const crypto::Sealer sealer(ring_of({'a'}), "tests");
  const auto sealed = sealer.seal(text, "row 1");

  EXPECT_FALSE(sealer.unseal(sealed, "row 2"));
  EXPECT_FALSE(crypto::Sealer(ring_of({'a'}), "others").unseal(sealed, "row 1"));
  EXPECT_FALSE(crypto::Sealer(ring_of({'b'}), "tests").unseal(sealed, "row 1"));
}

TEST(Sealer, opens_what_an_older_key_of_the_ring_sealed) {
  const auto sealed = crypto::Sealer(ring_of({'a'}), "tests").seal(text, "");

  EXPECT_EQ(crypto::Sealer(ring_of({'b', 'a'}), "tests").unseal(sealed, ""), text);
}

TEST(Sealer, refuses_a_ring_without_keys) { EXPECT_THROW(crypto::Sealer("", "tests"), base::Error); }

}  // namespace
