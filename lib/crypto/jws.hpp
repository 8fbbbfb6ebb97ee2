// Signed messages of ACME: flattened JWS and the key that goes with it (RFC 7515, 7517, 7638).
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "crypto/key.hpp"

namespace crypto {

// {"crv":"P-256","kty":"EC","x":...,"y":...}: the public half only.
boost::json::object make_jwk(const PrivateKey& key);

// base64url of the SHA-256 of the canonical JWK.
std::string jwk_thumbprint(const PrivateKey& key);

// {"protected","payload","signature"} as text; `alg` is added to the header.
std::string sign_es256(const PrivateKey& key, boost::json::object header, std::string_view payload);
std::string sign_hs256(std::string_view key, boost::json::object header, std::string_view payload);

}  // namespace crypto
