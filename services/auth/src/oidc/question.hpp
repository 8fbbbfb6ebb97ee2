// The question that goes to a provider with the browser, and what its answer has to match.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "oidc/connections.hpp"
#include "one_time_tokens.hpp"
#include "own_address.hpp"

namespace auth {

// A provider as the flow needs it: a connection of an agency, or one of the platform's.
struct Party {
  std::string provider;  // the connection's id, or the platform's name for it
  std::optional<tenancy::TenantId> tenant_id;  // of a connection
  std::string issuer;
  std::string client_id;
  std::string client_secret;
  std::optional<Level> default_level;
};

// What is kept beside the state while the person is away; no secrets.
struct Question {
  std::string provider;
  std::optional<tenancy::TenantId> wanted_tenant;  // which membership, for people who have several
  std::optional<tenancy::UserId> linking;          // the signed-in person who wants to link an account
  std::optional<std::string> return_to;
  std::optional<OwnAddress> begun_at;  // where the answer belongs, unless it is the platform's address

  // Whether its session is for the agency only at whose address it began.
  bool is_of_agency_only() const { return begun_at && !linking; }
};
BOOST_DESCRIBE_STRUCT(Question, (), (provider, wanted_tenant, linking, return_to, begun_at))

// Derived from the state's id under the server's key, so that nothing of it is stored: `nonce` comes back in the ID
// token, `verifier` (RFC 7636) goes to the token endpoint, `browser` is a cookie that shows who asked.
struct QuestionSecrets {
  std::string nonce;
  std::string verifier;
  std::string browser;
};
QuestionSecrets secrets_of(std::string_view key, OneTimeTokenId state);

// The address that the browser is sent to.
std::string question_url(const ProviderMetadata& provider, const Party& party, const std::string& redirect_url,
                         std::string_view key, OneTimeTokenId state);

}  // namespace auth
