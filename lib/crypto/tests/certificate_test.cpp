// Keys, certificates and signed messages, checked by OpenSSL itself.
#include "crypto/certificate.hpp"

#include <gtest/gtest.h>
#include <openssl/pem.h>

#include <boost/json/parse.hpp>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/jws.hpp"
#include "crypto/openssl.hpp"

namespace {

using crypto::Certificate;
using crypto::PrivateKey;
using std::chrono::hours;

const base::Timestamp now{std::chrono::seconds(1'800'000'000)};
const crypto::Validity year{now, now + hours(24 * 365)};

crypto::Authority make_authority() {
  const auto key = PrivateKey::generate();
  return {key, crypto::make_root(key, "Test Authority", year)};
}

bool verifies(const PrivateKey& key, const std::string& message, const std::string& raw) {
  const auto number = [](const std::string& bytes) {
    return BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), 32, nullptr);
  };
  const crypto::Signature signature(ECDSA_SIG_new());
  ECDSA_SIG_set0(signature.get(), number(raw.substr(0, 32)), number(raw.substr(32)));
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &der);
  const crypto::DigestContext context(EVP_MD_CTX_new());
  EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.native());
  const auto* text = reinterpret_cast<const unsigned char*>(message.data());
  const int result = EVP_DigestVerify(context.get(), der, static_cast<std::size_t>(size), text, message.size());
  OPENSSL_free(der);
  return result == 1;
}

TEST(PrivateKeys, survive_a_round_through_pem) {
  const auto key = PrivateKey::generate();

  const auto same = PrivateKey::from_pem(key.pem());

  EXPECT_EQ(same.public_x(), key.public_x());
  EXPECT_EQ(same.public_y(), key.public_y());
  EXPECT_EQ(key.public_x().size(), 32U);
}

TEST(PrivateKeys, sign_with_64_bytes_that_verify) {
  const auto key = PrivateKey::generate();

  const auto signature = key.sign("message");

  EXPECT_EQ(signature.size(), 64U);
  EXPECT_TRUE(verifies(key, "message", signature));
  EXPECT_FALSE(verifies(key, "massage", signature));
}

TEST(PrivateKeys, of_another_curve_or_none_at_all_are_refused) {
  EXPECT_THROW(PrivateKey::from_pem(""), base::Error);
  EXPECT_THROW(PrivateKey::from_pem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), base::Error);
  const std::unique_ptr<EVP_PKEY, crypto::Freed<EVP_PKEY_free>> other(EVP_EC_gen("P-384"));
  const auto out = crypto::write_to_memory();
  PEM_write_bio_PKCS8PrivateKey(out.get(), other.get(), nullptr, nullptr, 0, nullptr, nullptr);

  EXPECT_THROW(PrivateKey::from_pem(crypto::contents(out.get())), base::Error);
}

TEST(Certificates, lead_to_the_authority_that_issued_them) {
  const auto authority = make_authority();
  const auto key = PrivateKey::generate();
  const std::vector<std::string> hosts{"example.com", "www.example.com"};

  const std::vector chain{crypto::issue_leaf(authority, key, hosts, {now, now + hours(24 * 90)})};

  EXPECT_EQ(crypto::find_chain_fault(chain, authority.certificate, "www.example.com", now + hours(1)), std::nullopt);
  EXPECT_EQ(chain[0].hosts(), hosts);
  EXPECT_EQ(chain[0].not_before(), now);
  EXPECT_EQ(chain[0].not_after(), now + hours(24 * 90));
  EXPECT_EQ(chain[0].issuer(), "CN=Test Authority");
  EXPECT_TRUE(chain[0].belongs_to(key));
  EXPECT_FALSE(chain[0].belongs_to(authority.key));
}

TEST(Certificates, are_faulty_for_another_host_time_or_authority) {
  const auto authority = make_authority();
  const std::vector<std::string> hosts{"example.com"};
  const std::vector chain{crypto::issue_leaf(authority, PrivateKey::generate(), hosts, {now, now + hours(24)})};

  EXPECT_TRUE(crypto::find_chain_fault(chain, authority.certificate, "other.com", now + hours(1)));
  EXPECT_TRUE(crypto::find_chain_fault(chain, authority.certificate, "example.com", now + hours(25)));
  EXPECT_TRUE(crypto::find_chain_fault(chain, authority.certificate, "example.com", now - hours(1)));
  EXPECT_TRUE(crypto::find_chain_fault(chain, make_authority().certificate, "example.com", now + hours(1)));
  EXPECT_TRUE(crypto::find_chain_fault({}, authority.certificate, "example.com", now));
}

TEST(Certificates, cannot_issue_further_ones) {
  const auto authority = make_authority();
  const auto key = PrivateKey::generate();
  const std::vector<std::string> hosts{"example.com"};
  const auto leaf = crypto::issue_leaf(authority, key, hosts, year);
  const std::vector<std::string> victim{"bank.com"};

  const std::vector chain{crypto::issue_leaf({key, leaf}, PrivateKey::generate(), victim, year), leaf};

  EXPECT_TRUE(crypto::find_chain_fault(chain, authority.certificate, "bank.com", now + hours(1)));
}

TEST(Certificates, take_names_that_are_too_long_for_a_common_name) {
  const auto authority = make_authority();
  const std::vector<std::string> hosts{std::string(60, 'a') + "." + std::string(60, 'b') + ".com"};

  const std::vector chain{crypto::issue_leaf(authority, PrivateKey::generate(), hosts, year)};

  EXPECT_EQ(crypto::find_chain_fault(chain, authority.certificate, hosts[0], now + hours(1)), std::nullopt);
  EXPECT_EQ(chain[0].hosts(), hosts);
}

TEST(Certificates, keep_a_comma_inside_its_name) {
  const auto authority = make_authority();
  const std::vector<std::string> hosts{"a.com,DNS:b.com"};

  EXPECT_EQ(crypto::issue_leaf(authority, PrivateKey::generate(), hosts, year).hosts(), hosts);
}

TEST(CertificateChains, are_read_past_the_key) {
  const auto authority = make_authority();
  const auto root = authority.certificate.pem();

  EXPECT_EQ(crypto::read_chain(authority.key.pem() + root + root).size(), 2U);
  EXPECT_TRUE(crypto::read_chain("nothing").empty());
  EXPECT_THROW(crypto::read_chain("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), base::Error);
}

TEST(SigningRequests, carry_every_host_and_verify) {
  const auto key = PrivateKey::generate();
  const std::vector<std::string> hosts{"example.com", "*.example.com"};

  const auto der = crypto::make_signing_request(key, hosts);

  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const crypto::Request request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
  ASSERT_TRUE(request);
  EXPECT_EQ(X509_REQ_verify(request.get(), key.native()), 1);
  EXPECT_NE(der.find("*.example.com"), der.npos);
  EXPECT_THROW(crypto::make_signing_request(key, {}), base::Error);
}

TEST(SignedMessages, verify_under_the_key_of_their_header) {
  const auto key = PrivateKey::generate();

  const auto message = boost::json::parse(crypto::sign_es256(key, {{"nonce", "n"}}, "payload")).as_object();

  const auto text = [&](const char* name) { return std::string(message.at(name).as_string()); };
  const auto header = boost::json::parse(*base::from_base64url(text("protected")));
  EXPECT_EQ(header.at("alg").as_string(), "ES256");
  EXPECT_EQ(header.at("nonce").as_string(), "n");
  EXPECT_EQ(base::from_base64url(text("payload")), "payload");
  EXPECT_TRUE(verifies(key, text("protected") + "." + text("payload"), *base::from_base64url(text("signature"))));
}

TEST(KeyThumbprints, are_43_characters_and_the_same_each_time) {
  const auto key = PrivateKey::generate();

  EXPECT_EQ(crypto::jwk_thumbprint(key).size(), 43U);
  EXPECT_EQ(crypto::jwk_thumbprint(key), crypto::jwk_thumbprint(PrivateKey::from_pem(key.pem())));
}

}  // namespace
