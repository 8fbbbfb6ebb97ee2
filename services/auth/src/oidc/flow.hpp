// Signing in by an identity provider: the way there, and the way back.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "oidc/oidc.hpp"
#include "shape/types.hpp"
#include "sign_in.hpp"

namespace auth {

// Who somebody wants to sign in by: the connection of an address's domain, or a provider by its id (with its agency,
// unless it is the platform's).
struct OidcStart {
  std::optional<shape::Email> email;
  std::optional<shape::Text<1, 64>> provider;
  std::optional<tenancy::TenantId> tenant_id;
  std::optional<shape::Text<1, 1024>> return_to;  // a path of the web app
};
BOOST_DESCRIBE_STRUCT(OidcStart, (), (email, provider, tenant_id, return_to))

struct OidcLink {
  shape::Text<1, 64> provider;  // one of the platform's
  std::optional<shape::Text<1, 1024>> return_to;
};
BOOST_DESCRIBE_STRUCT(OidcLink, (), (provider, return_to))

struct OidcQuestion {
  std::string authorization_url;
};
BOOST_DESCRIBE_STRUCT(OidcQuestion, (), (authorization_url))

// What the browser brought back to the redirect address, as it stood in the query.
struct OidcCallback {
  shape::Text<1, 256> state;
  std::optional<shape::Secret<1, 4096>> code;
  std::optional<shape::Text<1, 2048>> iss;
  std::optional<shape::Text<1, 200>> error;
  std::optional<TokenDelivery> delivery;
};
BOOST_DESCRIBE_STRUCT(OidcCallback, (), (state, code, iss, error, delivery))

struct OidcSignIn : SignInAnswer {
  std::optional<std::string> return_to;
};
BOOST_DESCRIBE_STRUCT(OidcSignIn, (SignInAnswer), (return_to))

struct OfferedProvider {
  std::string id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(OfferedProvider, (), (id, name))

struct OfferedProviders {
  std::vector<OfferedProvider> data;
};
BOOST_DESCRIBE_STRUCT(OfferedProviders, (), (data))

void add_flow_routes(http::Routes& routes, Given& given, OidcRef oidc);

}  // namespace auth
