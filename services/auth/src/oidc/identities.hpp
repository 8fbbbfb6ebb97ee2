// Identities: which account a subject of an identity provider is.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

#include "accounts.hpp"
#include "base/task.hpp"
#include "http/routes.hpp"
#include "oidc/id_token.hpp"
#include "sql/database.hpp"

namespace auth {

using IdentityId = base::Id<struct IdentityKind>;

// A provider as identities name it.
struct ProviderName {
  std::string provider;  // a connection's id, or the name of one of the platform's providers
  std::string issuer;
};

struct Identity {
  IdentityId id;
  std::string provider;
  std::optional<std::string> email;
  base::Timestamp created_at;
  base::Timestamp last_used_at;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (id, provider, email, created_at, last_used_at))

struct IdentityList {
  std::vector<Identity> data;
};
BOOST_DESCRIBE_STRUCT(IdentityList, (), (data))

struct IdentityTarget {
  IdentityId id;
};
BOOST_DESCRIBE_STRUCT(IdentityTarget, (), (id))

// Whose identity this subject is, noted as used now.
base::Task<std::optional<tenancy::UserId>> find_identity(sql::Tx& tx, ProviderName name, IdToken token);
// Throws base::conflict "identity_taken" when the subject is somebody else's.
base::Task<void> link_identity(sql::Tx& tx, ProviderName name, IdToken token, tenancy::UserId user);

void add_identity_routes(http::Routes& routes);

}  // namespace auth
