// Signatures by OpenSSL.
#include "crypto/ecdsa_signature.hpp"

#include <openssl/err.h>

#include "crypto/openssl.hpp"

namespace crypto {
namespace {

constexpr int number_size = 32;
constexpr std::size_t longest_der = 72;

std::optional<std::string> padded(const BIGNUM* number) {
  std::string bytes(number_size, '\0');
  const auto size = BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), number_size);
  return size == number_size && BN_is_negative(number) == 0 ? std::optional(bytes) : std::nullopt;
}

std::string encode(const ECDSA_SIG* signature) {
  std::string der(static_cast<std::size_t>(i2d_ECDSA_SIG(signature, nullptr)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(der.data());
  i2d_ECDSA_SIG(signature, &at);
  return der;
}

}  // namespace

std::optional<std::string> read_der_signature(std::string_view der) {
  if (der.empty() || der.size() > longest_der) return std::nullopt;
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const Signature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  if (!signature || encode(signature.get()) != der) return std::nullopt;
  const auto r = padded(ECDSA_SIG_get0_r(signature.get()));
  const auto s = padded(ECDSA_SIG_get0_s(signature.get()));
  return r && s ? std::optional(*r + *s) : std::nullopt;
}

}  // namespace crypto
