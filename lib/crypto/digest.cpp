// Hashes by OpenSSL.
#include "crypto/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/hmac.h>

#include "crypto/openssl.hpp"

namespace crypto {
namespace {

std::string digest(const EVP_MD* kind, std::string_view bytes) {
  std::string out(static_cast<std::size_t>(EVP_MD_get_size(kind)), '\0');
  require(EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(out.data()), nullptr, kind, nullptr),
          "digest");
  return out;
}

}  // namespace

std::string sha256(std::string_view bytes) { return digest(EVP_sha256(), bytes); }

std::string sha384(std::string_view bytes) { return digest(EVP_sha384(), bytes); }

std::string hmac_sha256(std::string_view key, std::string_view message) {
  std::string out(32, '\0');
  if (key.empty()) key = "";  // OpenSSL takes a null pointer for "the key of last time"
  require(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
               reinterpret_cast<const unsigned char*>(message.data()), message.size(),
               reinterpret_cast<unsigned char*>(out.data()), nullptr),
          "HMAC");
  return out;
}

bool constant_time_equal(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace crypto
