// The two forms of an ECDSA signature on P-256.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crypto {

// The 64 bytes r || s of a signature in DER (RFC 3279, 2.2.3), as authenticators send it. Nothing for anything that is
// not the one DER encoding of two numbers of at most 32 bytes.
std::optional<std::string> read_der_signature(std::string_view der);

}  // namespace crypto
