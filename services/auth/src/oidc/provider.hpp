// An identity provider as it describes itself (OpenID Connect Discovery, RFC 8414).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace auth {

// https everywhere; http only with the hosts of `egress_allow`.
class ProviderAddresses {
 public:
  explicit ProviderAddresses(std::string_view egress_allow);

  // Also false for a user name, a fragment, or no host.
  bool allows(std::string_view url) const;

 private:
  std::vector<std::string> plain_;
};

// How the client shows at the token endpoint that it is the client.
enum class ClientProof { basic, post };

struct ProviderMetadata {
  std::string issuer;
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string jwks_uri;
  ClientProof client_proof = ClientProof::basic;
  bool names_issuer = false;  // every answer carries iss (RFC 9207)
};

// "https://issuer.example/.well-known/openid-configuration"
std::string metadata_url(std::string_view issuer);

// Throws provider_fault: for another issuer, missing or unacceptable addresses, a client proof we cannot give.
ProviderMetadata read_metadata(std::string_view json, const std::string& issuer, const ProviderAddresses& addresses);

}  // namespace auth
