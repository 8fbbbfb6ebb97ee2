// Access tokens: as they come, and with a good signature over any header and payload; sealed texts.
#include "crypto/token.hpp"

#include "base/encode.hpp"
#include "crypto/digest.hpp"
#include "crypto/seal.hpp"
#include "fuzz.hpp"

namespace {

const std::string secret(32, 'k');
const std::string ring = "old:" + base::to_base64url(std::string(32, 'o')) + ",now:" + base::to_base64url(secret);
const base::Timestamp now = base::parse_rfc3339("2026-11-21T10:00:00Z").value();
const std::int64_t seconds_now = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();

// Whether the token was accepted, and then for us and not expired.
bool is_good(const crypto::TokenSigner& signer, const std::string& token) {
  return fuzz::is_accepted([&] {
    const auto claims = signer.verify(token, now, "issuer", "audience");
    fuzz::promise(claims.at("iss") == "issuer", "an accepted token is of our issuer");
    fuzz::promise(claims.at("exp").as_int64() > seconds_now, "and has not expired");
  });
}

std::string signed_by_us(const std::string& text) {
  return text + "." + base::to_base64url(crypto::hmac_sha256(secret, text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const crypto::TokenSigner signer(ring);
  static const crypto::Sealer sealer(ring, "fuzz");
  auto payload = fuzz::text_of(bytes, size);
  fuzz::promise(!is_good(signer, std::string(payload)), "nobody guesses a signature");
  fuzz::promise(!sealer.unseal(payload, "").has_value(), "nobody guesses a seal");

  const auto header = fuzz::take_line(payload);
  is_good(signer, signed_by_us(base::to_base64url(header) + "." + base::to_base64url(payload)));
  is_good(signer, signed_by_us(std::string(header) + "." + std::string(payload)));
  const std::string ours = R"({"alg":"HS256","kid":"now","typ":"JWT"})";
  const bool is_taken = is_good(signer, signed_by_us(base::to_base64url(ours) + "." + base::to_base64url(payload)));
  fuzz::promise(!is_taken || payload.contains("issuer") || payload.contains('\\'),
                "an accepted token names its issuer");
  return 0;
}
