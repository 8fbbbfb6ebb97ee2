// The head of a response as bytes.
#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

enum class Framing { length, chunked, until_close };

struct HeadOptions {
  bool keep_alive = true;
  Framing framing = Framing::length;
  bool is_https = false;  // adds Strict-Transport-Security
};

// Status line, Date (formatted once a second), the security headers of an API answer where the response has none of
// its own, its headers, and the empty line. Control characters in header values become spaces.
std::string response_head(const Response& response, HeadOptions options);

std::string_view reason_phrase(int status);

// IMF-fixdate of now (RFC 9110, 5.6.7).
const std::string& http_date();

}  // namespace http
