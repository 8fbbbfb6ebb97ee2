// Connections: the identity providers of an agency.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "http/page.hpp"
#include "memberships.hpp"
#include "oidc/oidc.hpp"
#include "shape/types.hpp"

namespace auth {

using ConnectionId = base::Id<struct ConnectionKind>;

struct NewConnection {
  shape::Text<1, 120> name;
  shape::HttpUrl issuer;
  shape::Text<1, 255> client_id;
  std::optional<shape::Secret<1, 1024>> client_secret;
  std::optional<Level> default_level;  // of members made at their first sign-in; absent: nobody is made
  shape::Default<bool, false> is_enforced;
};
BOOST_DESCRIBE_STRUCT(NewConnection, (), (name, issuer, client_id, client_secret, default_level, is_enforced))

struct ConnectionChange {
  ConnectionId id;
  shape::Change<shape::Text<1, 120>> name;
  shape::Change<shape::HttpUrl> issuer;
  shape::Change<shape::Text<1, 255>> client_id;
  std::optional<shape::Secret<1, 1024>> client_secret;  // absent: as it is
  shape::Change<std::optional<Level>> default_level;
  shape::Change<bool> is_enabled;
  shape::Change<bool> is_enforced;
};
BOOST_DESCRIBE_STRUCT(ConnectionChange, (),
                      (id, name, issuer, client_id, client_secret, default_level, is_enabled, is_enforced))

struct Connection {
  ConnectionId id;
  std::string name;
  std::string issuer;
  std::string client_id;
  bool has_client_secret;
  std::optional<Level> default_level;
  bool is_enabled;
  bool is_enforced;
  base::Timestamp created_at;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(Connection, (),
                      (id, name, issuer, client_id, has_client_secret, default_level, is_enabled, is_enforced,
                       created_at, updated_at))

struct ConnectionTarget {
  ConnectionId id;
};
BOOST_DESCRIBE_STRUCT(ConnectionTarget, (), (id))

struct ConnectionList {
  std::vector<Connection> data;
  std::string redirect_url;  // to be registered at each of them
};
BOOST_DESCRIBE_STRUCT(ConnectionList, (), (data, redirect_url))

// What a check found at the issuer's address.
struct ConnectionCheck {
  std::string authorization_endpoint;
  std::string token_endpoint;
};
BOOST_DESCRIBE_STRUCT(ConnectionCheck, (), (authorization_endpoint, token_endpoint))

void add_connection_routes(http::Routes& routes, OidcRef oidc);

}  // namespace auth
