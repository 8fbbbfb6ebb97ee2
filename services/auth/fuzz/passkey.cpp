// What browsers and authenticators send about passkeys, for the right host and otherwise as it comes.
#include "base/encode.hpp"
#include "crypto/digest.hpp"
#include "fuzz.hpp"
#include "webauthn.hpp"

namespace {

const auth::RelyingParty party{"dde.example", "https://dde.example"};
const std::string challenge = base::to_base64url("a challenge");
const auth::Expected expected{party, challenge, false};

std::string client_data(std::string_view type) {
  return R"({"type":"webauthn.)" + std::string(type) + R"(","challenge":")" + challenge +
         R"(","origin":"https://dde.example","crossOrigin":false})";
}

// A credential that was taken is then not proven by a signature nobody made.
void create(std::string_view data) {
  const auth::NewCredential sent{client_data("create"), crypto::sha256(party.id) + std::string(data)};
  auth::Credential made;
  if (!fuzz::is_accepted([&] { made = auth::verify_new_credential(expected, sent); })) return;
  fuzz::promise(!made.id.empty() && auth::read_cose_key(made.public_key).has_value(), "a credential has id and key");
  const auth::Assertion proof{client_data("get"), sent.authenticator_data, std::string(data)};
  const bool is_proven = fuzz::is_accepted([&] { auth::verify_assertion(expected, made.public_key, proof); });
  fuzz::promise(!is_proven, "nobody guesses a passkey's signature");
}

void read_client_data(std::string_view text) {
  auth::challenge_in(text);
  const auth::NewCredential sent{std::string(text), crypto::sha256(party.id)};
  fuzz::is_accepted([&] { auth::verify_new_credential(expected, sent); });
}

void read_key(std::string_view bytes) {
  const auto key = auth::read_cose_key(bytes);
  if (!key) return;
  fuzz::promise(key->size <= bytes.size(), "a key ends where its bytes do");
  fuzz::promise(!auth::is_signed_by(*key, "a message", bytes), "nobody guesses a signature");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const auto text = fuzz::text_of(bytes + 1, size - 1);
  switch (bytes[0] % 3) {
    case 0: create(text); break;
    case 1: read_client_data(text); break;
    default: read_key(text);
  }
  return 0;
}
