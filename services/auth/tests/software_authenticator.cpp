// Keys and signatures by OpenSSL; the little CBOR there is, by hand.
#include "software_authenticator.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

#include <stdexcept>

#include "base/random.hpp"
#include "crypto/digest.hpp"

namespace auth {
namespace {

constexpr unsigned has_credential = 0x40;

void require(bool is_good) {
  if (!is_good) throw std::runtime_error("OpenSSL refused");
}

EVP_PKEY* make_key(std::int64_t algorithm) { return algorithm == es256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048); }

std::string number(const std::shared_ptr<EVP_PKEY>& key, const char* name, int size) {
  BIGNUM* value = nullptr;
  require(EVP_PKEY_get_bn_param(key.get(), name, &value) == 1);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  require(BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), size) == size);
  BN_free(value);
  return bytes;
}

std::string big_endian(std::uint64_t value, int size) {
  std::string bytes;
  for (int at = size - 1; at >= 0; --at) bytes += static_cast<char>(value >> (8 * at));
  return bytes;
}

// Heads of RFC 8949: the major type and a count.
std::string head(unsigned type, std::uint64_t count) {
  const auto first = [&](unsigned low) { return std::string(1, static_cast<char>((type << 5U) | low)); };
  if (count < 24) return first(static_cast<unsigned>(count));
  if (count < 256) return first(24) + big_endian(count, 1);
  return first(25) + big_endian(count, 2);
}
std::string integer(std::int64_t value) {
  return value >= 0 ? head(0, static_cast<std::uint64_t>(value)) : head(1, static_cast<std::uint64_t>(-1 - value));
}
std::string bytes(const std::string& value) { return head(2, value.size()) + value; }

std::string client_data(const Answering& how, const char* type) {
  return R"({"type":")" + (how.type.empty() ? type : how.type) + R"(","challenge":")" + how.challenge +
         R"(","origin":")" + how.party.origin + R"(","crossOrigin":)" + (how.is_cross_origin ? "true" : "false") + "}";
}

}  // namespace

SoftwareAuthenticator::SoftwareAuthenticator(std::int64_t algorithm)
    : algorithm_(algorithm), key_(make_key(algorithm), EVP_PKEY_free), credential_id_(base::random_bytes(32)) {
  require(key_ != nullptr);
}

// A map of COSE (RFC 9053, 7.1.1; RFC 8230, 4): kty, alg, and the key.
std::string SoftwareAuthenticator::public_key(std::int64_t algorithm) const {
  if (algorithm_ == es256) {
    return head(5, 5) + integer(1) + integer(2) + integer(3) + integer(algorithm) + integer(-1) + integer(1) +
           integer(-2) + bytes(number(key_, OSSL_PKEY_PARAM_EC_PUB_X, 32)) + integer(-3) +
           bytes(number(key_, OSSL_PKEY_PARAM_EC_PUB_Y, 32));
  }
  return head(5, 4) + integer(1) + integer(3) + integer(3) + integer(algorithm) + integer(-1) +
         bytes(number(key_, OSSL_PKEY_PARAM_RSA_N, 256)) + integer(-2) + bytes(number(key_, OSSL_PKEY_PARAM_RSA_E, 3));
}

std::string SoftwareAuthenticator::authenticator_data(const Answering& how, unsigned flags) const {
  return crypto::sha256(how.party.id) + static_cast<char>(flags) + big_endian(counter, 4);
}

NewCredential SoftwareAuthenticator::create(const Answering& how) const {
  const std::string model(16, '\0');
  const auto key = public_key(how.algorithm == 0 ? algorithm_ : how.algorithm);
  return {client_data(how, "webauthn.create"), authenticator_data(how, how.flags | has_credential) + model +
                                                   big_endian(credential_id_.size(), 2) + credential_id_ + key};
}

Assertion SoftwareAuthenticator::prove(const Answering& how) {
  ++counter;
  Assertion made{client_data(how, "webauthn.get"), authenticator_data(how, how.flags), {}};
  made.signature = sign(made.authenticator_data + crypto::sha256(made.client_data));
  return made;
}

std::string SoftwareAuthenticator::sign(const std::string& message) const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  require(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
  const auto* input = reinterpret_cast<const unsigned char*>(message.data());
  std::size_t size = 0;
  require(EVP_DigestSign(context.get(), nullptr, &size, input, message.size()) == 1);
  std::string signature(size, '\0');
  require(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, input,
                         message.size()) == 1);
  signature.resize(size);
  return signature;
}

}  // namespace auth
