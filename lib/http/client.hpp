// Outbound HTTP by libcurl on the event loop.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/task.hpp"

namespace http {

using ClientHeaders = std::vector<std::pair<std::string, std::string>>;

// A numeric address and a port.
struct Endpoint {
  std::string address;
  std::uint16_t port = 0;

  bool operator==(const Endpoint&) const = default;
};

struct ClientTimeouts {
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds total{30'000};  // everything, retries and the waits between them included
};

// Again after a failed connection, 429 or 5xx, waiting Retry-After or a doubling time with jitter. Happens for
// GET, HEAD, PUT, DELETE, for requests with an Idempotency-Key, and where `repeatable` says it does no harm.
struct ClientRetries {
  int count = 0;
  bool repeatable = false;
  std::chrono::milliseconds first_wait{200};
  std::chrono::milliseconds longest_wait{10'000};
};

struct ClientRequest {
  std::string method = "GET";
  std::string url;  // http: or https:
  ClientHeaders headers;
  std::string body;
  ClientTimeouts timeouts;
  std::string unix_socket;             // path; the host of `url` then is the Host header only
  std::optional<Endpoint> connect_to;  // goes there whatever the URL's host resolves to; the name is still verified
  std::string ca_file;                 // trust these roots in place of the system's
  std::size_t max_response = 8 << 20;
  bool follow_redirects = false;  // at most 5; never together with connect_to
  ClientRetries retries;
};

struct ClientResponse {
  int status = 0;
  ClientHeaders headers;  // names in lower case
  std::string body;

  // The first header of this lower-case name, or an empty text.
  std::string_view header(std::string_view name) const;
};

class ClientTransfers;

// One a thread; keeps connections alive between requests. Destroy it before its io_context.
class Client {
 public:
  explicit Client(boost::asio::io_context& context);
  ~Client();

  // Any answer of the server is a response, 500 too. Throws base::unavailable when there is none (naming the cause
  // and the host, never the query), base::too_large past max_response, base::internal for an unusable request.
  base::Task<ClientResponse> send(ClientRequest request);

 private:
  std::unique_ptr<ClientTransfers> transfers_;
};

// When the server asks to be called again: Retry-After in seconds or as a date (RFC 9110, 10.2.3).
std::optional<std::chrono::seconds> retry_after(const ClientResponse& response);

}  // namespace http
