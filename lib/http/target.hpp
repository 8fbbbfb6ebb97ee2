// The target of a request line, taken apart (RFC 3986, RFC 9112 3.2).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

struct Target {
  std::string path;                                         // as sent, percent-encoded
  std::vector<std::pair<std::string, std::string>> query;   // decoded, in order
};

// Accepts origin-form and absolute-form. Throws base::malformed: no path, bad percent-encoding, bad UTF-8, NUL.
Target parse_target(std::string_view target);

// Decodes %41. Throws base::malformed as parse_target.
std::string percent_decode(std::string_view text);

}  // namespace http
