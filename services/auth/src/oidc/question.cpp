// Making the authorization request (RFC 6749, RFC 7636, OpenID Connect Core).
#include "oidc/question.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>

#include "base/encode.hpp"
#include "crypto/digest.hpp"

namespace auth {
namespace {

std::string derived(std::string_view key, std::string_view use, OneTimeTokenId state) {
  return base::to_base64url(crypto::hmac_sha256(key, std::string(use) + base::to_string(state)));
}

}  // namespace

QuestionSecrets secrets_of(std::string_view key, OneTimeTokenId state) {
  return {derived(key, "oidc nonce ", state), derived(key, "oidc verifier ", state),
          derived(key, "oidc browser ", state)};
}

std::string question_url(const ProviderMetadata& provider, const Party& party, const std::string& redirect_url,
                         std::string_view key, OneTimeTokenId state) {
  const auto secrets = secrets_of(key, state);
  boost::urls::url url = boost::urls::parse_uri(provider.authorization_endpoint).value();
  auto parameters = url.params();
  parameters.append({"response_type", "code"});
  parameters.append({"client_id", party.client_id});
  parameters.append({"redirect_uri", redirect_url});
  parameters.append({"scope", "openid email profile"});
  parameters.append({"state", one_time_token_text(key, state)});
  parameters.append({"nonce", secrets.nonce});
  parameters.append({"code_challenge", base::to_base64url(crypto::sha256(secrets.verifier))});
  parameters.append({"code_challenge_method", "S256"});
  return std::string(url.buffer());
}

}  // namespace auth
