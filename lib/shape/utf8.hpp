// Walking UTF-8 (RFC 3629) code point by code point.
#pragma once

#include <optional>
#include <string_view>

namespace shape {

// Takes the first code point off `text`; nothing when `text` does not start with a valid one.
// Overlong forms, surrogates and values above U+10FFFF are not valid.
std::optional<char32_t> take_code_point(std::string_view& text);
bool is_utf8(std::string_view text);
// The longest prefix of at most `bytes` bytes that does not cut a code point in two.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes);

}  // namespace shape
