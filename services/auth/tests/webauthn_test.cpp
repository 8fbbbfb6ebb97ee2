// What passes as a passkey and what does not, by an authenticator that can lie.
#include "webauthn.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "software_authenticator.hpp"

namespace auth {
namespace {

using testing::HasSubstr;

const RelyingParty party{"dde.example", "https://dde.example"};
const std::string challenge = base::to_base64url("the challenge of this test");
const Expected expected{party, challenge, true};

Answering right() { return {.party = party, .challenge = challenge}; }

template <class F>
std::string refusal_of(F verify) {
  try {
    verify();
    return "";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), "passkey_refused");
    return error.message();
  }
}

std::string refusal_of_new(const NewCredential& sent) {
  return refusal_of([&] { verify_new_credential(expected, sent); });
}

class Passkeys : public testing::TestWithParam<std::int64_t> {
 protected:
  std::string refusal(const Assertion& sent) const {
    return refusal_of([&] { verify_assertion(expected, key, sent); });
  }

  SoftwareAuthenticator authenticator{GetParam()};
  const Credential credential = verify_new_credential(expected, authenticator.create(right()));
  const std::string key = credential.public_key;
};

TEST_P(Passkeys, are_read_and_verified) {
  EXPECT_EQ(credential.id, authenticator.credential_id());
  EXPECT_EQ(credential.algorithm, GetParam());

  const auto verified = verify_assertion(expected, key, authenticator.prove(right()));

  EXPECT_EQ(verified.sign_count, 1);
  EXPECT_TRUE(verified.is_user_verified);
  EXPECT_TRUE(verified.is_device_bound);
}

TEST_P(Passkeys, of_another_origin_host_or_challenge_are_refused) {
  auto elsewhere = right();
  elsewhere.party.origin = "https://evil.example";
  EXPECT_THAT(refusal(authenticator.prove(elsewhere)), HasSubstr("another origin"));
  elsewhere = right();
  elsewhere.party.origin = "https://dde.example:444";
  EXPECT_THAT(refusal(authenticator.prove(elsewhere)), HasSubstr("another origin"));
  elsewhere = right();
  elsewhere.party.id = "evil.example";
  EXPECT_THAT(refusal(authenticator.prove(elsewhere)), HasSubstr("another host"));
  elsewhere = right();
  elsewhere.challenge = base::to_base64url("another");
  EXPECT_THAT(refusal(authenticator.prove(elsewhere)), HasSubstr("another challenge"));
  elsewhere = right();
  elsewhere.type = "webauthn.create";
  EXPECT_THAT(refusal(authenticator.prove(elsewhere)), HasSubstr("another question"));
  elsewhere = right();
  elsewhere.is_cross_origin = true;
  EXPECT_THAT(refusal(authenticator.prove(elsewhere)), HasSubstr("frame"));
}

TEST_P(Passkeys, without_a_person_are_refused) {
  auto absent = right();
  absent.flags = 0x04;
  EXPECT_THAT(refusal(authenticator.prove(absent)), HasSubstr("nobody was present"));

  auto unverified = right();
  unverified.flags = 0x01;
  EXPECT_THAT(refusal(authenticator.prove(unverified)), HasSubstr("did not verify"));
  const Expected as_second_factor{party, challenge, false};
  EXPECT_FALSE(verify_assertion(as_second_factor, key, authenticator.prove(unverified)).is_user_verified);
}

TEST_P(Passkeys, with_contradicting_flags_are_refused) {
  auto contradicting = right();
  contradicting.flags = 0x15;

  EXPECT_THAT(refusal(authenticator.prove(contradicting)), HasSubstr("contradict"));
}

TEST_P(Passkeys, signed_by_another_key_are_refused) {
  SoftwareAuthenticator stranger(GetParam());
  SoftwareAuthenticator of_other_kind(GetParam() == es256 ? rs256 : es256);

  EXPECT_THAT(refusal(stranger.prove(right())), HasSubstr("signature"));
  EXPECT_THAT(refusal(of_other_kind.prove(right())), HasSubstr("signature"));
}

TEST_P(Passkeys, changed_at_any_byte_are_refused) {
  const auto good = authenticator.prove(right());
  ASSERT_EQ(refusal(good), "");

  for (std::size_t at = 0; at < good.authenticator_data.size(); ++at) {
    auto changed = good;
    changed.authenticator_data[at] = static_cast<char>(changed.authenticator_data[at] ^ 0x02);
    EXPECT_NE(refusal(changed), "") << at;
  }
  auto spaced = good;
  spaced.client_data.insert(1, " ");
  EXPECT_THAT(refusal(spaced), HasSubstr("signature"));
}

TEST_P(Passkeys, cut_off_anywhere_are_refused) {
  const auto good = authenticator.prove(right());
  for (std::size_t size = 0; size < good.authenticator_data.size(); ++size) {
    auto cut = good;
    cut.authenticator_data.resize(size);
    EXPECT_NE(refusal(cut), "") << size;
  }

  const auto fresh = authenticator.create(right());
  for (std::size_t size = 0; size < fresh.authenticator_data.size(); ++size) {
    auto cut = fresh;
    cut.authenticator_data.resize(size);
    EXPECT_NE(refusal_of_new(cut), "") << size;
  }
}

TEST_P(Passkeys, of_an_algorithm_nobody_asked_for_are_refused) {
  // none, EdDSA, ES384, RS1 and the other one of ours
  for (const std::int64_t claimed : {std::int64_t{0x7fff}, std::int64_t{-8}, std::int64_t{-35}, std::int64_t{-65535},
                                     GetParam() == es256 ? rs256 : es256}) {
    auto lying = right();
    lying.algorithm = claimed;
    EXPECT_NE(refusal_of_new(authenticator.create(lying)), "") << claimed;
  }
}

INSTANTIATE_TEST_SUITE_P(OfBothKinds, Passkeys, testing::Values(es256, rs256),
                         [](const auto& tested) { return tested.param == es256 ? "es256" : "rs256"; });

TEST(NewPasskeys, without_a_key_or_with_a_point_off_the_curve_are_refused) {
  const SoftwareAuthenticator authenticator;
  auto sent = authenticator.create(right());

  auto keyless = sent;
  keyless.authenticator_data[32] = 0x05;
  EXPECT_NE(refusal_of_new(keyless), "");
  sent.authenticator_data.back() = static_cast<char>(sent.authenticator_data.back() ^ 1);
  EXPECT_NE(refusal_of_new(sent), "");
}

TEST(NewPasskeys, survive_garbage) {
  const SoftwareAuthenticator authenticator;
  for (int round = 0; round < 2000; ++round) {
    auto sent = authenticator.create(right());
    const auto noise = base::random_bytes(4);
    const auto at =
        33 + static_cast<std::size_t>(static_cast<unsigned char>(noise[0])) % (sent.authenticator_data.size() - 33);
    sent.authenticator_data[at] = noise[1];
    sent.authenticator_data.resize(sent.authenticator_data.size() - static_cast<unsigned char>(noise[2]) % 8);
    refusal_of_new(sent);
  }
}

TEST(ClientData, that_are_none_are_refused) {
  const SoftwareAuthenticator authenticator;
  for (const auto* text : {"", "{}", "null", "[1]", "\xff", R"({"type":"webauthn.create"})"}) {
    auto sent = authenticator.create(right());
    sent.client_data = text;
    EXPECT_THAT(refusal_of_new(sent), HasSubstr("cannot be read")) << text;
  }
}

}  // namespace
}  // namespace auth
