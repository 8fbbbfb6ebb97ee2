// Public keys from their numbers, by OpenSSL.
#include "crypto/public_key.hpp"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <string>

#include "crypto/openssl.hpp"

namespace crypto {
namespace {

constexpr int fewest_bits = 2048;
constexpr int most_bits = 8192;
constexpr std::size_t coordinate_size = 32;
constexpr std::size_t most_exponent_bytes = 4;

using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

BigNumber number_of(std::string_view bytes) {
  return BigNumber(require(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr), "number of a key"));
}

// Whatever OpenSSL has to say about somebody else's key or signature is no error of ours.
class QuietQueue {
 public:
  QuietQueue() = default;
  ~QuietQueue() { ERR_clear_error(); }
  QuietQueue(const QuietQueue&) = delete;
};

std::shared_ptr<EVP_PKEY> make_key(const char* kind, OSSL_PARAM* parameters) {
  const QuietQueue quiet;
  const KeyContext context(require(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr), "public key"));
  EVP_PKEY* made = nullptr;
  require(EVP_PKEY_fromdata_init(context.get()), "public key");
  if (EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters) != 1) return nullptr;
  std::shared_ptr<EVP_PKEY> key(made, EVP_PKEY_free);
  const KeyContext checked(require(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr), "public key"));
  return EVP_PKEY_public_check(checked.get()) == 1 ? key : nullptr;
}

bool is_fit(const BIGNUM* modulus, const BIGNUM* exponent) {
  const auto bits = BN_num_bits(modulus);
  return bits >= fewest_bits && bits <= most_bits && BN_is_odd(modulus) && BN_is_odd(exponent) && !BN_is_one(exponent);
}

// r || s as the DER that OpenSSL wants.
std::optional<std::string> der_of(std::string_view signature) {
  if (signature.size() != 2 * coordinate_size) return std::nullopt;
  auto r = number_of(signature.substr(0, coordinate_size));
  auto s = number_of(signature.substr(coordinate_size));
  const Signature pair(require(ECDSA_SIG_new(), "signature"));
  require(ECDSA_SIG_set0(pair.get(), r.get(), s.get()), "signature");
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  std::string der(static_cast<std::size_t>(i2d_ECDSA_SIG(pair.get(), nullptr)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(der.data());
  i2d_ECDSA_SIG(pair.get(), &at);
  return der;
}

void use_pss(EVP_PKEY_CTX* context) {
  require(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING), "signature");
  require(EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST), "signature");
}

}  // namespace

std::optional<SignatureAlgorithm> read_signature_algorithm(std::string_view name) {
  if (name == "RS256") return SignatureAlgorithm::rs256;
  if (name == "PS256") return SignatureAlgorithm::ps256;
  if (name == "ES256") return SignatureAlgorithm::es256;
  return std::nullopt;
}

std::optional<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent) {
  if (modulus.size() > most_bits / 8 || exponent.empty() || exponent.size() > most_exponent_bytes) return std::nullopt;
  const auto n = number_of(modulus);
  const auto e = number_of(exponent);
  if (!is_fit(n.get(), e.get())) return std::nullopt;
  const ParameterBuilder builder(require(OSSL_PARAM_BLD_new(), "public key"));
  require(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()), "public key");
  require(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()), "public key");
  const Parameters parameters(require(OSSL_PARAM_BLD_to_param(builder.get()), "public key"));
  auto key = make_key("RSA", parameters.get());
  return key ? std::optional(PublicKey(std::move(key))) : std::nullopt;
}

std::optional<PublicKey> PublicKey::p256(std::string_view x, std::string_view y) {
  if (x.size() != coordinate_size || y.size() != coordinate_size) return std::nullopt;
  std::string point = "\x04";
  point.append(x).append(y);
  std::string curve = "prime256v1";
  OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), 0),
                             OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
                             OSSL_PARAM_construct_end()};
  auto key = make_key("EC", parameters);
  return key ? std::optional(PublicKey(std::move(key))) : std::nullopt;
}

bool PublicKey::verifies(SignatureAlgorithm algorithm, std::string_view message, std::string_view signature) const {
  const bool is_elliptic = algorithm == SignatureAlgorithm::es256;
  if (EVP_PKEY_is_a(key_.get(), is_elliptic ? "EC" : "RSA") != 1) return false;
  const auto wire = is_elliptic ? der_of(signature) : std::optional(std::string(signature));
  if (!wire) return false;
  const QuietQueue quiet;
  const DigestContext context(require(EVP_MD_CTX_new(), "signature"));
  EVP_PKEY_CTX* settings = nullptr;  // belongs to the context
  require(EVP_DigestVerifyInit(context.get(), &settings, EVP_sha256(), nullptr, key_.get()), "signature");
  if (algorithm == SignatureAlgorithm::ps256) use_pss(settings);
  return EVP_DigestVerify(context.get(), bytes_of(*wire), wire->size(), bytes_of(message), message.size()) == 1;
}

}  // namespace crypto
