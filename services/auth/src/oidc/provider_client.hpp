// Asking identity providers, and remembering what hardly changes.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "auth/oidc.hpp"
#include "base/task.hpp"
#include "base/time.hpp"
#include "http/client.hpp"
#include "http/egress.hpp"
#include "oidc/jwk_set.hpp"
#include "oidc/provider.hpp"

namespace auth {

struct KnownProvider {
  ProviderMetadata metadata;
  JwkSet keys;
  base::Timestamp read_at;
};
using ProviderRef = std::shared_ptr<const KnownProvider>;

// What a code is exchanged with.
struct CodeExchange {
  std::string code;
  std::string verifier;
  std::string client_id;
  std::string client_secret;  // empty: a public client
};

struct TokenAnswer {
  std::string id_token;
  std::string access_token;  // empty: none came
};

// Serves all threads. Addresses come from users: each is looked up once, has to be public, and is then connected to.
// Every answer has 10 s and a size. All functions throw provider_fault, or what http::Egress throws.
class ProviderClient {
 public:
  // `options` outlives this.
  explicit ProviderClient(const OidcOptions& options);

  // From memory for 10 minutes.
  base::Task<ProviderRef> find(std::string issuer);
  // Verifies the signature and returns the token's payload. A key that is not known is asked for once, at most every
  // 10 s for one issuer.
  base::Task<std::string> verify(ProviderRef provider, std::string id_token);
  base::Task<TokenAnswer> exchange(ProviderRef provider, CodeExchange wanted);

  const ProviderAddresses& addresses() const { return addresses_; }

 private:
  base::Task<http::ClientResponse> send(http::ClientRequest request);
  base::Task<std::string> get(std::string url);
  base::Task<ProviderRef> read(std::string issuer);
  ProviderRef recall(const std::string& issuer, std::chrono::seconds at_most) const;
  void remember(const ProviderRef& provider);

  const OidcOptions& options_;
  http::Egress egress_;
  ProviderAddresses addresses_;
  mutable std::mutex lock_;
  std::map<std::string, ProviderRef> known_;
};

}  // namespace auth
