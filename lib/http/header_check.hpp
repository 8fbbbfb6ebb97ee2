// What a request head may not contain, whatever its route.
#pragma once

#include <optional>
#include <string_view>

#include "http/message.hpp"
#include "http/server.hpp"

namespace http {

// A request that is refused before it has a route; the connection closes after the answer.
struct Fault {
  int status;
  std::string_view code;
  std::string_view message;
};

inline constexpr Fault bad_request{400, "malformed_request", "This is not an HTTP request."};
inline constexpr Fault header_too_large{431, "header_too_large", "The header of this request is too large."};
inline constexpr Fault url_too_long{414, "url_too_long", "The address of this request is too long."};
inline constexpr Fault body_too_large{413, "too_large", "The body of this request is too large."};
inline constexpr Fault request_timeout{408, "request_timeout", "The request did not arrive in time."};
inline constexpr Fault bad_version{505, "http_version_not_supported", "This server speaks HTTP/1.1."};
inline constexpr Fault bad_expectation{417, "expectation_failed", "The only expectation met is 100-continue."};
inline constexpr Fault too_many_connections{503, "unavailable", "Too many connections. Please try again."};

struct Head {
  const Request& request;
  int version;  // 11 or 10
};

// Looks at the bytes of a head while they arrive, at each once. Refuses what parsers forgive or read differently (line
// ends other than CRLF, folded lines, control characters) and a head that grows past its limit. Empty lines before it
// are passed over (RFC 9112, 2.2).
class HeadScan {
 public:
  // `bytes` is all that has arrived so far, perhaps with more behind the head.
  std::optional<Fault> look_at(std::string_view bytes, const Limits& limits);
  // The empty line at its end has arrived.
  bool is_complete() const { return end_ != 0; }
  // Where the head begins, and how long it is once it is complete.
  std::size_t start() const { return start_; }
  std::size_t size() const { return end_ - start_; }

 private:
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  std::size_t line_ = 0;  // where the line at hand begins
  std::size_t first_line_ = 0;  // how long the first one is, once it has ended
  std::size_t end_ = 0;
  char before_ = '\n';
};

// Refuses what two servers could read differently (request smuggling, RFC 9112 6.3 and 11.2): several lengths,
// lengths that are not digits, a length beside an encoding, encodings other than a single "chunked"; several or no
// Host, one that is no host, or another than the target names; tunnels; and what crosses a limit.
std::optional<Fault> fault_of(const Head& head, const Limits& limits);

bool expects_continue(const Request& request);

}  // namespace http
