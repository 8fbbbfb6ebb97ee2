// Signed access tokens: JWT with HS256 and a ring of keys (RFC 7519, RFC 8725).
#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace crypto {

// Signs with the first key of the ring and accepts all of them, so a key is replaced by putting the new
// one first. Immutable, so one object serves all threads. About 2 us a token.
class TokenSigner {
 public:
  // Throws as read_key_ring().
  explicit TokenSigner(std::string_view key_ring);
  ~TokenSigner();
  TokenSigner(TokenSigner&&) noexcept;
  TokenSigner& operator=(TokenSigner&&) noexcept;

  // The claims are written as they are: put iss, aud, iat and exp (seconds) into them.
  std::string sign(const boost::json::object& claims) const;

  // The claims of a token that one of our keys signed, that is not expired and that was made by `issuer`
  // for `audience` (a string or one of a list). Any other algorithm, type or key is refused unread.
  // Throws base::unauthenticated "expired_token" when only exp has passed, else "invalid_token".
  boost::json::object verify(std::string_view token, base::Timestamp now, std::string_view issuer,
                             std::string_view audience) const;

 private:
  class Key;
  const Key* find_key(std::string_view header) const;

  std::vector<std::unique_ptr<const Key>> keys_;
};

}  // namespace crypto
