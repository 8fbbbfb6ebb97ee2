// Flattened JWS and JWK.
#include "crypto/jws.hpp"

#include <boost/json/serialize.hpp>

#include "base/encode.hpp"
#include "crypto/digest.hpp"

namespace crypto {
namespace {

struct Parts {
  std::string header;
  std::string payload;

  std::string signed_text() const { return header + "." + payload; }
};

Parts encode(boost::json::object header, std::string_view algorithm, std::string_view payload) {
  header["alg"] = algorithm;
  return {base::to_base64url(boost::json::serialize(header)), base::to_base64url(payload)};
}

std::string flatten(const Parts& parts, std::string_view signature) {
  return boost::json::serialize(boost::json::object{
      {"protected", parts.header}, {"payload", parts.payload}, {"signature", base::to_base64url(signature)}});
}

}  // namespace

// The members stand in the order that RFC 7638 hashes.
boost::json::object make_jwk(const PrivateKey& key) {
  return {{"crv", "P-256"},
          {"kty", "EC"},
          {"x", base::to_base64url(key.public_x())},
          {"y", base::to_base64url(key.public_y())}};
}

std::string jwk_thumbprint(const PrivateKey& key) {
  return base::to_base64url(sha256(boost::json::serialize(make_jwk(key))));
}

std::string sign_es256(const PrivateKey& key, boost::json::object header, std::string_view payload) {
  const auto parts = encode(std::move(header), "ES256", payload);
  return flatten(parts, key.sign(parts.signed_text()));
}

std::string sign_hs256(std::string_view key, boost::json::object header, std::string_view payload) {
  const auto parts = encode(std::move(header), "HS256", payload);
  return flatten(parts, hmac_sha256(key, parts.signed_text()));
}

}  // namespace crypto
