// P-256 keys by OpenSSL.
#include "crypto/key.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/pem.h>

#include <array>

#include "base/error.hpp"
#include "crypto/openssl.hpp"

namespace crypto {
namespace {

constexpr int coordinate_size = 32;

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string padded(const BIGNUM* number) {
  std::string bytes(coordinate_size, '\0');
  require(BN_bn2binpad(number, bytes_of(bytes), coordinate_size), "number of a P-256 key");
  return bytes;
}

std::string coordinate(EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  require(EVP_PKEY_get_bn_param(key, name, &number), "public half of the key");
  return padded(BigNumber(number).get());
}

bool is_p256(EVP_PKEY* key) {
  std::array<char, 64> curve{};
  std::size_t size = 0;
  return EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &size) == 1 &&
         std::string_view(curve.data(), size) == "prime256v1";
}

}  // namespace

PrivateKey::PrivateKey(EVP_PKEY* key) : key_(require(key, "private key"), EVP_PKEY_free) {}

PrivateKey PrivateKey::generate() { return PrivateKey(EVP_EC_gen("P-256")); }

PrivateKey PrivateKey::from_pem(std::string_view pem) {
  const auto source = read_from(pem);
  char no_password[] = "";
  PrivateKey key(PEM_read_bio_PrivateKey(source.get(), nullptr, nullptr, no_password));
  if (!is_p256(key.native())) throw base::internal("this private key is not on the curve P-256");
  return key;
}

std::string PrivateKey::pem() const {
  const auto out = write_to_memory();
  require(PEM_write_bio_PKCS8PrivateKey(out.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr), "write the key");
  return contents(out.get());
}

std::string PrivateKey::public_x() const { return coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X); }

std::string PrivateKey::public_y() const { return coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y); }

std::string PrivateKey::sign(std::string_view message) const {
  const DigestContext context(require(EVP_MD_CTX_new(), "signature"));
  require(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()), "signature");
  const auto* input = reinterpret_cast<const unsigned char*>(message.data());
  std::size_t size = 0;
  require(EVP_DigestSign(context.get(), nullptr, &size, input, message.size()), "signature");
  std::string der(size, '\0');
  require(EVP_DigestSign(context.get(), bytes_of(der), &size, input, message.size()), "signature");
  const auto* at = bytes_of(der);
  const Signature signature(require(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)), "signature"));
  return padded(ECDSA_SIG_get0_r(signature.get())) + padded(ECDSA_SIG_get0_s(signature.get()));
}

}  // namespace crypto
