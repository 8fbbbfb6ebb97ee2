// Codes of authenticator apps (RFC 6238): six digits, SHA-1, 30 seconds, which is what every app understands. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace auth {

// 160 random bits, raw.
std::string make_totp_secret();

// As people type it: base32 without padding (RFC 4648).
std::string totp_secret_text(std::string_view secret);

// Which 30 seconds since 1970.
std::int64_t totp_step(base::Timestamp time);
std::string totp_code(std::string_view secret, std::int64_t step);

// The step of `code`, when it is that of `now` or one beside it and newer than `newest_used`: a code counts once, and
// none that is older than a used one counts at all.
std::optional<std::int64_t> match_totp(std::string_view secret, std::string_view code, base::Timestamp now,
                                       std::int64_t newest_used);

// What the QR code says: otpauth://totp/Issuer:account?secret=...
std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace auth
