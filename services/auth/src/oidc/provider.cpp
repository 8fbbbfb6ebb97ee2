// Reading a discovery document.
#include "oidc/provider.hpp"

#include <algorithm>
#include <boost/url/parse.hpp>

#include "oidc/provider_answer.hpp"

namespace auth {
namespace {

std::string require_address(const boost::json::object& document, std::string_view name,
                            const ProviderAddresses& addresses) {
  auto url = require_text(document, name);
  if (!addresses.allows(url)) throw provider_fault("its " + std::string(name) + " is no https address");
  return url;
}

// Without a word about it, basic is meant (Discovery, 3).
ClientProof client_proof_of(const boost::json::object& document) {
  const auto methods = texts_of(document, "token_endpoint_auth_methods_supported");
  if (!methods) return ClientProof::basic;
  const auto takes = [&](std::string_view method) { return std::ranges::find(*methods, method) != methods->end(); };
  if (takes("client_secret_basic")) return ClientProof::basic;
  if (takes("client_secret_post") || takes("none")) return ClientProof::post;
  throw provider_fault("it takes no client secret at its token endpoint");
}

}  // namespace

ProviderAddresses::ProviderAddresses(std::string_view egress_allow) {
  while (!egress_allow.empty()) {
    const auto entry = egress_allow.substr(0, egress_allow.find(','));
    egress_allow.remove_prefix(std::min(entry.size() + 1, egress_allow.size()));
    plain_.emplace_back(entry);
  }
}

bool ProviderAddresses::allows(std::string_view url) const {
  const auto parsed = boost::urls::parse_uri(url);
  const bool has_shape =
      parsed && !parsed->encoded_host().empty() && !parsed->has_userinfo() && !parsed->has_fragment();
  if (!has_shape) return false;
  if (parsed->scheme() == "https") return true;
  const std::string authority(parsed->encoded_host_and_port());
  return parsed->scheme() == "http" && std::ranges::find(plain_, authority) != plain_.end();
}

std::string metadata_url(std::string_view issuer) {
  const bool has_slash = issuer.ends_with('/');
  return std::string(issuer.substr(0, issuer.size() - (has_slash ? 1 : 0))) + "/.well-known/openid-configuration";
}

ProviderMetadata read_metadata(std::string_view json, const std::string& issuer, const ProviderAddresses& addresses) {
  const auto document = read_answer(json, "its configuration");
  const auto named = require_text(document, "issuer");
  if (named != issuer) throw provider_fault("it calls itself by another issuer than the connection says");
  return {.issuer = issuer,
          .authorization_endpoint = require_address(document, "authorization_endpoint", addresses),
          .token_endpoint = require_address(document, "token_endpoint", addresses),
          .jwks_uri = require_address(document, "jwks_uri", addresses),
          .client_proof = client_proof_of(document),
          .names_issuer = flag_of(document, "authorization_response_iss_parameter_supported").value_or(false)};
}

}  // namespace auth
