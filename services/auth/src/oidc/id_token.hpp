// The claims of an ID token, after its signature was found good (OpenID Connect Core, 3.1.3.7).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "shape/types.hpp"

namespace auth {

// What the token has to say to be the answer to our question.
struct IdTokenRule {
  std::string issuer;
  std::string client_id;
  std::string nonce;
  std::string access_token;  // that came with it; empty: none did
  base::Timestamp now;
};

struct IdToken {
  std::string subject;
  std::optional<shape::Email> email;  // verified or not there at all
  std::string full_name;              // never empty
  bool has_second_factor = false;     // amr (RFC 8176) names "mfa"
};

// Throws provider_fault saying which claim is wrong.
IdToken read_id_token(std::string_view payload, const IdTokenRule& rule);

}  // namespace auth
