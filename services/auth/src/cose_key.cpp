// The two forms, byte for byte (RFC 8949 4.2.1, RFC 9053 7.1.1, RFC 8230 4).
#include "cose_key.hpp"

#include "crypto/ecdsa_signature.hpp"

namespace auth {
namespace {

using namespace std::string_view_literals;

// {1: 2 (EC2), 3: -7, -1: 1 (P-256), -2: x, -3: y}
constexpr auto es256_begin = "\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20"sv;
constexpr auto es256_middle = "\x22\x58\x20"sv;
constexpr std::size_t coordinate_size = 32;

// {1: 3 (RSA), 3: -257, -1: n, -2: e}; n of 256 bytes or more has a length of two bytes, e is 65537
constexpr auto rs256_begin = "\xa4\x01\x03\x03\x39\x01\x00\x20\x59"sv;
constexpr auto rs256_end = "\x21\x43\x01\x00\x01"sv;

// Takes parts from the front; an empty part where too little is left.
class Front {
 public:
  explicit Front(std::string_view bytes) : rest_(bytes) {}

  bool skip(std::string_view expected) {
    const bool is_there = rest_.starts_with(expected);
    if (is_there) rest_.remove_prefix(expected.size());
    return is_there;
  }
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) return {};
    const auto part = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return part;
  }
  std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
};

std::optional<CoseKey> read_es256(std::string_view bytes) {
  Front front(bytes);
  if (!front.skip(es256_begin)) return std::nullopt;
  const auto x = front.take(coordinate_size);
  if (!front.skip(es256_middle)) return std::nullopt;
  const auto y = front.take(coordinate_size);
  const auto key = crypto::PublicKey::p256(x, y);
  return key ? std::optional(CoseKey{es256, *key, bytes.size() - front.left()}) : std::nullopt;
}

std::optional<CoseKey> read_rs256(std::string_view bytes) {
  Front front(bytes);
  if (!front.skip(rs256_begin)) return std::nullopt;
  const auto length = front.take(2);
  if (length.empty()) return std::nullopt;
  const auto high = static_cast<unsigned char>(length[0]);
  const auto low = static_cast<unsigned char>(length[1]);
  const auto modulus = front.take(std::size_t{high} << 8U | low);
  if (!front.skip(rs256_end)) return std::nullopt;
  const auto key = crypto::PublicKey::rsa(modulus, rs256_end.substr(2));
  return key ? std::optional(CoseKey{rs256, *key, bytes.size() - front.left()}) : std::nullopt;
}

}  // namespace

std::optional<CoseKey> read_cose_key(std::string_view bytes) {
  auto key = read_es256(bytes);
  return key ? key : read_rs256(bytes);
}

bool is_signed_by(const CoseKey& key, std::string_view message, std::string_view signature) {
  if (key.algorithm == rs256) return key.key.verifies(crypto::SignatureAlgorithm::rs256, message, signature);
  const auto numbers = crypto::read_der_signature(signature);
  return numbers && key.key.verifies(crypto::SignatureAlgorithm::es256, message, *numbers);
}

}  // namespace auth
