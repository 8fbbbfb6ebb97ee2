// What a request says about who sent it, and the cookies that go back.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

// Nothing in here is verified except `address` and `request_id`; for public routes and for headers of interest.
struct Caller {
  std::string address;     // numeric; of the person, not of the edge
  std::string user_agent;  // at most 512 bytes
  std::string request_id;  // the client's Request-Id where acceptable, else a new UUIDv7
  std::string trace_id;    // of a valid W3C traceparent, else empty
  std::string host;        // without port, lower case
  std::string bearer;      // the token of `Authorization: Bearer ...`, else empty
  std::optional<std::string> last_event_id;    // of an EventSource that reconnects
  std::optional<std::string> if_none_match;    // for is_unchanged()
  std::optional<std::string> if_match;         // for require_match()
  std::optional<std::string> idempotency_key;  // as sent, acceptable or not: keyed_request() reads it
  std::map<std::string, std::string, std::less<>> cookies;

  // The value of a cookie, or an empty text.
  std::string_view cookie(std::string_view name) const;
};

// Reads the headers above. Never throws: what is not acceptable is left out.
Caller caller_of(const Request& request);

enum class SameSite { strict, lax, none };

struct Cookie {
  std::string name;
  std::string value;
  std::string path = "/";
  std::optional<std::chrono::seconds> max_age = {};  // 0 removes it; none: until the browser closes
  SameSite same_site = SameSite::strict;
  bool http_only = true;
  bool secure = true;
};

// The Set-Cookie value (RFC 6265bis). Throws base::internal for characters that would break out of it.
std::string to_string(const Cookie& cookie);

// For updates: passes when the client sent no If-Match or one that lists `etag` (or *); otherwise throws
// base::conflict "changed_meanwhile". `etag` without quotes.
void require_match(const std::optional<std::string>& if_match, std::string_view etag);

// For cached answers: whether the client's If-None-Match lists `etag` (or *), so that 304 says all. W/ makes none.
bool is_unchanged(const std::optional<std::string>& if_none_match, std::string_view etag);

}  // namespace http
