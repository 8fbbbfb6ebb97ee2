// Public keys: good signatures are told from bad ones, and keys that are none are not taken.
#include "crypto/public_key.hpp"

#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include <memory>
#include <string>

#include "crypto/key.hpp"
#include "crypto/openssl.hpp"

namespace {

using crypto::PublicKey;
using crypto::SignatureAlgorithm;

class RsaKey {
 public:
  explicit RsaKey(unsigned bits = 2048) : key_(EVP_RSA_gen(bits), EVP_PKEY_free) {}

  std::string number(const char* name) const {
    BIGNUM* found = nullptr;
    crypto::require(EVP_PKEY_get_bn_param(key_.get(), name, &found), "number");
    const crypto::BigNumber owner(found);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(found)), '\0');
    BN_bn2bin(found, reinterpret_cast<unsigned char*>(bytes.data()));
    return bytes;
  }
  std::string modulus() const { return number(OSSL_PKEY_PARAM_RSA_N); }
  std::string exponent() const { return number(OSSL_PKEY_PARAM_RSA_E); }

  std::string sign(SignatureAlgorithm algorithm, std::string_view message) const {
    const crypto::DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* settings = nullptr;
    crypto::require(EVP_DigestSignInit(context.get(), &settings, EVP_sha256(), nullptr, key_.get()), "sign");
    if (algorithm == SignatureAlgorithm::ps256) {
      EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING);
      EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST);
    }
    std::string signature(512, '\0');
    auto size = signature.size();
    crypto::require(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                                   reinterpret_cast<const unsigned char*>(message.data()), message.size()),
                    "sign");
    signature.resize(size);
    return signature;
  }

 private:
  std::shared_ptr<EVP_PKEY> key_;
};

const RsaKey& some_rsa() {
  static const RsaKey key;
  return key;
}

std::string changed(std::string text, std::size_t at) {
  text[at] = static_cast<char>(text[at] ^ 1);
  return text;
}

TEST(PublicKeys, verify_rsa_signatures_of_their_own_kind) {
  const auto key = PublicKey::rsa(some_rsa().modulus(), some_rsa().exponent());
  ASSERT_TRUE(key);

  for (const auto algorithm : {SignatureAlgorithm::rs256, SignatureAlgorithm::ps256}) {
    const auto other = algorithm == SignatureAlgorithm::rs256 ? SignatureAlgorithm::ps256 : SignatureAlgorithm::rs256;
    const auto signature = some_rsa().sign(algorithm, "message");
    EXPECT_TRUE(key->verifies(algorithm, "message", signature));
    EXPECT_FALSE(key->verifies(algorithm, "massage", signature));
    EXPECT_FALSE(key->verifies(algorithm, "message", changed(signature, 7)));
    EXPECT_FALSE(key->verifies(algorithm, "message", ""));
    EXPECT_FALSE(key->verifies(other, "message", signature));
    EXPECT_FALSE(key->verifies(SignatureAlgorithm::es256, "message", signature));
  }
}

TEST(PublicKeys, verify_signatures_on_p256) {
  const auto pair = crypto::PrivateKey::generate();
  const auto key = PublicKey::p256(pair.public_x(), pair.public_y());
  ASSERT_TRUE(key);

  const auto signature = pair.sign("message");

  EXPECT_TRUE(key->verifies(SignatureAlgorithm::es256, "message", signature));
  EXPECT_FALSE(key->verifies(SignatureAlgorithm::es256, "massage", signature));
  EXPECT_FALSE(key->verifies(SignatureAlgorithm::es256, "message", changed(signature, 40)));
  EXPECT_FALSE(key->verifies(SignatureAlgorithm::es256, "message", signature.substr(1)));
  EXPECT_FALSE(key->verifies(SignatureAlgorithm::es256, "message", std::string(64, '\0')));
  EXPECT_FALSE(key->verifies(SignatureAlgorithm::rs256, "message", signature));
}

TEST(PublicKeys, of_somebody_else_verify_nothing) {
  const auto pair = crypto::PrivateKey::generate();
  const auto stranger = crypto::PrivateKey::generate();
  const auto key = PublicKey::p256(stranger.public_x(), stranger.public_y());
  ASSERT_TRUE(key);

  EXPECT_FALSE(key->verifies(SignatureAlgorithm::es256, "message", pair.sign("message")));
}

TEST(PublicKeys, that_are_weak_or_none_are_not_taken) {
  const RsaKey weak(1024);
  const auto good = some_rsa().modulus();
  const auto pair = crypto::PrivateKey::generate();

  EXPECT_FALSE(PublicKey::rsa(weak.modulus(), weak.exponent()));
  EXPECT_FALSE(PublicKey::rsa(std::string(2000, '\xff'), "\x03"));
  EXPECT_FALSE(PublicKey::rsa("", "\x03"));
  EXPECT_FALSE(PublicKey::rsa(good, ""));
  EXPECT_FALSE(PublicKey::rsa(good, "\x01"));
  EXPECT_FALSE(PublicKey::rsa(good, "\x04"));
  EXPECT_FALSE(PublicKey::rsa(good, std::string(5, '\x7f')));
  EXPECT_FALSE(PublicKey::rsa(changed(good, good.size() - 1), "\x03"));
  EXPECT_FALSE(PublicKey::p256(changed(pair.public_x(), 5), pair.public_y()));
  EXPECT_FALSE(PublicKey::p256(std::string(32, '\0'), std::string(32, '\0')));
  EXPECT_FALSE(PublicKey::p256(pair.public_x(), ""));
}

TEST(PublicKeys, know_three_algorithms_by_their_exact_names) {
  EXPECT_TRUE(crypto::read_signature_algorithm("RS256"));
  EXPECT_TRUE(crypto::read_signature_algorithm("PS256"));
  EXPECT_TRUE(crypto::read_signature_algorithm("ES256"));
  for (const auto* name : {"none", "None", "", "HS256", "rs256", "RS384", "EdDSA"}) {
    EXPECT_FALSE(crypto::read_signature_algorithm(name)) << name;
  }
}

}  // namespace
