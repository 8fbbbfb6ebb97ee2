// Hashes, the keyed hash, and comparison that takes the same time for every input.
#pragma once

#include <string>
#include <string_view>

namespace crypto {

// Raw bytes, 32 and 48 of them (FIPS 180-4).
std::string sha256(std::string_view bytes);
std::string sha384(std::string_view bytes);

// Raw 32 bytes (RFC 2104).
std::string hmac_sha256(std::string_view key, std::string_view message);

// For secrets: the time depends on the lengths only.
bool constant_time_equal(std::string_view left, std::string_view right);

}  // namespace crypto
