// What the parts of signing in by a provider share.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "auth/auth.hpp"
#include "crypto/seal.hpp"
#include "oidc/provider_client.hpp"

namespace auth {

// One for all threads; kept by the routes.
struct Oidc {
  explicit Oidc(const Options& given);

  const OidcOptions options;
  ProviderClient client;
  // For client secrets; none where the program gives no key ring, and then no connection can have one.
  std::optional<crypto::Sealer> sealer;

  // Throws base::internal where there is none.
  const crypto::Sealer& require_sealer() const;
};
using OidcRef = std::shared_ptr<Oidc>;

void add_oidc_routes(http::Routes& routes, Given& given);

}  // namespace auth
