// Client data by lib/shape, signatures by lib/crypto.
#include "webauthn.hpp"

#include <boost/describe/class.hpp>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/digest.hpp"
#include "shape/json.hpp"

namespace auth {
namespace {

// rpIdHash, flags, signCount; with a new credential then aaguid, length of the id, id, key (Level 2, 6.1).
constexpr std::size_t hash_size = 32;
constexpr std::size_t counter_at = hash_size + 1;
constexpr std::size_t head_size = counter_at + 4;
constexpr std::size_t aaguid_size = 16;
constexpr std::size_t longest_credential_id = 1023;

// Bits of the flags.
constexpr unsigned user_present = 0x01;
constexpr unsigned user_verified = 0x04;
constexpr unsigned backup_eligible = 0x08;
constexpr unsigned backed_up = 0x10;
constexpr unsigned has_credential = 0x40;
constexpr unsigned has_extensions = 0x80;

// What the browser collected: clientDataJSON.
struct Collected {
  std::string type;
  std::string challenge;
  std::string origin;
  std::optional<bool> cross_origin;
};
BOOST_DESCRIBE_STRUCT(Collected, (), (type, challenge, origin, cross_origin))

std::int64_t big_endian(std::string_view bytes) {
  std::int64_t value = 0;
  for (const unsigned char byte : bytes) value = value << 8U | byte;
  return value;
}

std::optional<Collected> read_client_data(std::string_view text) {
  try {
    return shape::read_json<Collected>(text, shape::Unknown::ignore);
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

void check_client_data(const Expected& expected, std::string_view type, std::string_view text) {
  const auto sent = read_client_data(text);
  if (!sent) refuse_passkey("the client data cannot be read.");
  if (sent->type != type) refuse_passkey("it answers another question.");
  if (sent->challenge != expected.challenge) refuse_passkey("it answers another challenge.");
  if (sent->origin != expected.party.origin) refuse_passkey("it was made on the page of another origin.");
  if (sent->cross_origin.value_or(false)) refuse_passkey("it was made in a frame of another origin.");
}

// The flags, when everything in the head is right.
unsigned check_head(const Expected& expected, std::string_view sent) {
  if (sent.size() < head_size) refuse_passkey("the authenticator data is cut off.");
  if (sent.substr(0, hash_size) != crypto::sha256(expected.party.id)) refuse_passkey("it belongs to another host.");
  const unsigned flags = static_cast<unsigned char>(sent[hash_size]);
  if ((flags & user_present) == 0) refuse_passkey("nobody was present.");
  const bool is_unverified = (flags & user_verified) == 0;
  if (expected.needs_user_verification && is_unverified) refuse_passkey("the authenticator did not verify its user.");
  if ((flags & backed_up) != 0 && (flags & backup_eligible) == 0) refuse_passkey("its flags contradict each other.");
  return flags;
}

std::int64_t counter_of(std::string_view sent) { return big_endian(sent.substr(counter_at, 4)); }

// Extensions are not asked for. What an authenticator adds unasked is skipped; bytes that nobody announced are refused.
void check_rest(unsigned flags, std::string_view rest) {
  const bool is_announced = (flags & has_extensions) != 0;
  if (is_announced == rest.empty()) refuse_passkey("the authenticator data is longer or shorter than it says.");
}

Credential read_credential(unsigned flags, std::string_view rest) {
  if ((flags & has_credential) == 0 || rest.size() < aaguid_size + 2) refuse_passkey("there is no new key in it.");
  const auto id_size = static_cast<std::size_t>(big_endian(rest.substr(aaguid_size, 2)));
  rest.remove_prefix(aaguid_size + 2);
  if (id_size == 0 || id_size > longest_credential_id) refuse_passkey("its id is too short or too long.");
  if (id_size > rest.size()) refuse_passkey("the authenticator data is cut off.");
  const auto id = rest.substr(0, id_size);
  rest.remove_prefix(id_size);
  const auto key = read_cose_key(rest);
  if (!key) refuse_passkey("the new key is cut off, or of an algorithm that is not ES256 or RS256.");
  check_rest(flags, rest.substr(key->size));
  return {.id = std::string(id), .algorithm = key->algorithm, .public_key = std::string(rest.substr(0, key->size))};
}

}  // namespace

std::optional<std::string> challenge_in(std::string_view client_data) {
  auto sent = read_client_data(client_data);
  return sent ? std::optional(std::move(sent->challenge)) : std::nullopt;
}

Credential verify_new_credential(const Expected& expected, const NewCredential& sent) {
  check_client_data(expected, "webauthn.create", sent.client_data);
  const std::string_view from = sent.authenticator_data;
  const auto flags = check_head(expected, from);
  auto made = read_credential(flags, from.substr(head_size));
  made.sign_count = counter_of(from);
  made.is_backed_up = (flags & backed_up) != 0;
  return made;
}

Verified verify_assertion(const Expected& expected, std::string_view public_key, const Assertion& sent) {
  check_client_data(expected, "webauthn.get", sent.client_data);
  const std::string_view from = sent.authenticator_data;
  const auto flags = check_head(expected, from);
  if ((flags & has_credential) == 0) check_rest(flags, from.substr(head_size));
  const auto key = read_cose_key(public_key);
  if (!key) throw base::internal("the stored key of a passkey cannot be read");
  const auto message = sent.authenticator_data + crypto::sha256(sent.client_data);
  if (!is_signed_by(*key, message, sent.signature)) refuse_passkey("the signature is not right.");
  return {.sign_count = counter_of(from),
          .is_user_verified = (flags & user_verified) != 0,
          .is_backed_up = (flags & backed_up) != 0,
          .is_device_bound = (flags & backup_eligible) == 0};
}

void refuse_passkey(std::string_view reason) {
  throw base::forbidden("passkey_refused", "This passkey was not accepted: " + std::string(reason));
}

std::optional<shape::Refusal> check_encoded(const std::string& text, std::size_t max) {
  if (text.size() > max) return shape::Refusal{"too_long", "This has at most " + std::to_string(max) + " characters."};
  if (text.empty() || !base::from_base64url(text)) return shape::Refusal{"not_base64url", "This is not base64url."};
  return std::nullopt;
}

std::string decoded(const std::string& text) { return base::from_base64url(text).value_or(""); }

}  // namespace auth
