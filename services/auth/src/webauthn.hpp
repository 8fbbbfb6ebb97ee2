// WebAuthn: what browser and authenticator send, held against what was asked (Level 2, 7.1 and 7.2; Level 3 flags).
// Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cose_key.hpp"
#include "shape/text_types.hpp"

namespace auth {

// For whom a passkey was made: a host, and the one origin whose pages may ask for it.
struct RelyingParty {
  std::string id;      // "dde.example"
  std::string origin;  // "https://dde.example:8443"
};

// What was asked: everything here has to come back.
struct Expected {
  RelyingParty party;
  std::string challenge;  // as it stands in the client data: base64url
  bool needs_user_verification = false;
};

// Raw bytes, as the browser handed them over.
struct NewCredential {
  std::string client_data;
  std::string authenticator_data;
};

struct Credential {
  std::string id;
  std::int64_t algorithm = 0;
  std::string public_key;  // as read_cose_key() reads it
  std::int64_t sign_count = 0;
  bool is_backed_up = false;
};

struct Assertion {
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};

struct Verified {
  std::int64_t sign_count = 0;
  bool is_user_verified = false;
  bool is_backed_up = false;
  bool is_device_bound = false;  // cannot be copied to another device
};

// The challenge in the client data, nothing verified yet; nothing when they are not readable.
std::optional<std::string> challenge_in(std::string_view client_data);

// Both throw base::forbidden "passkey_refused" whose message names what is wrong. Attestation is not asked for,
// hence not looked at: which make of authenticator it is does not matter here.
Credential verify_new_credential(const Expected& expected, const NewCredential& sent);
Verified verify_assertion(const Expected& expected, std::string_view public_key, const Assertion& sent);

// What is thrown; `reason` goes on behind "This passkey was not accepted: ".
[[noreturn]] void refuse_passkey(std::string_view reason);

// base64url in a body, at most Max characters.
template <std::size_t Max>
struct EncodedRule {
  static std::optional<shape::Refusal> check(std::string& text);
  static std::string schema() { return shape::text_schema(1, Max); }
};
template <std::size_t Max>
using Encoded = shape::Checked<EncodedRule<Max>>;

std::optional<shape::Refusal> check_encoded(const std::string& text, std::size_t max);
// The bytes; `text` was checked.
std::string decoded(const std::string& text);

template <std::size_t Max>
std::optional<shape::Refusal> EncodedRule<Max>::check(std::string& text) {
  return check_encoded(text, Max);
}

}  // namespace auth
