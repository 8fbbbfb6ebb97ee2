// API keys: issued, shown once, listed, rotated, revoked.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "api_key.hpp"
#include "auth/auth.hpp"
#include "http/page.hpp"
#include "shape/types.hpp"

namespace auth {

struct NewApiKey {
  shape::Text<1, 120> name;
  shape::List<shape::Text<1, 100>, 100> scopes;  // permissions; never more than who asks for the key has
  std::optional<base::Timestamp> expires_at;     // absent: until it is revoked
};
BOOST_DESCRIBE_STRUCT(NewApiKey, (), (name, scopes, expires_at))

// A key after its making: its text is in nobody's hands but its holder's.
struct StoredApiKey {
  ApiKeyId id;
  std::string name;
  std::string prefix;
  std::vector<std::string> scopes;
  tenancy::UserId user_id;
  base::Timestamp created_at;
  std::optional<base::Timestamp> rotated_at;
  std::optional<base::Timestamp> expires_at;
  std::optional<base::Timestamp> last_used_at;  // to the minute
};
BOOST_DESCRIBE_STRUCT(StoredApiKey, (),
                      (id, name, prefix, scopes, user_id, created_at, rotated_at, expires_at, last_used_at))

struct IssuedApiKey {
  ApiKeyId id;
  std::string name;
  std::string key;  // shown this one time
  std::string prefix;
  std::vector<std::string> scopes;
  std::optional<base::Timestamp> expires_at;
};
BOOST_DESCRIBE_STRUCT(IssuedApiKey, (), (id, name, key, prefix, scopes, expires_at))

// The list is sorted by both, newest first.
struct ApiKeyPosition {
  base::Timestamp created_at;
  ApiKeyId id;
};
BOOST_DESCRIBE_STRUCT(ApiKeyPosition, (), (created_at, id))

struct ApiKeyQuery {
  shape::Int<1, 200, 50> limit;
  std::optional<http::Cursor<ApiKeyPosition>> cursor;
};
BOOST_DESCRIBE_STRUCT(ApiKeyQuery, (), (limit, cursor))

struct ApiKeyTarget {
  ApiKeyId id;
};
BOOST_DESCRIBE_STRUCT(ApiKeyTarget, (), (id))

struct ApiKeyRotation {
  ApiKeyId id;
  shape::Int<0, 1440, 0> overlap_minutes;  // how long the predecessor stays good
};
BOOST_DESCRIBE_STRUCT(ApiKeyRotation, (), (id, overlap_minutes))

void add_api_key_routes(http::Routes& routes);

}  // namespace auth
