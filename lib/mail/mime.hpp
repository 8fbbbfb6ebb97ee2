// The encodings of MIME that turn any text into ASCII lines.
#pragma once

#include <string>
#include <string_view>

namespace mail {

// Quoted-printable with CRLF line ends (RFC 2045, 6.7); accepts LF and CRLF.
std::string quoted_printable(std::string_view text);

// The value of an unstructured header: as it is when it is plain ASCII, else encoded words (RFC 2047), folded so that
// no line passes 76 characters. Control characters become spaces. `used` characters stand on the first line already.
std::string header_text(std::string_view text, std::size_t used);

}  // namespace mail
