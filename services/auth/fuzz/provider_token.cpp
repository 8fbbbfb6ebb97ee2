// What identity providers answer: key sets, tokens, claims.
#include "base/time.hpp"
#include "fuzz.hpp"
#include "oidc/id_token.hpp"
#include "oidc/jwk_set.hpp"

namespace {

const auth::IdTokenRule rule{.issuer = "https://idp.example",
                             .client_id = "dde",
                             .nonce = "a nonce",
                             .access_token = "",
                             .now = base::parse_rfc3339("2026-11-21T10:00:00Z").value()};

}  // namespace

// The first line is a token, the rest a key set; or the whole is a payload that was signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  auto text = fuzz::text_of(bytes, size);
  fuzz::is_accepted([&] {
    const auto token = auth::read_id_token(text, rule);
    fuzz::promise(!token.subject.empty() && !token.full_name.empty(), "an id token is about somebody");
  });
  const auto line = fuzz::take_line(text);
  fuzz::is_accepted([&] {
    const auth::JwkSet keys(text);
    const auto token = auth::split_token(line);
    fuzz::promise(keys.judge(token) != auth::SignatureVerdict::verified, "nobody guesses a provider's signature");
  });
  return 0;
}
