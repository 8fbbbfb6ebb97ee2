// Which addresses a user may make the platform connect to: public ones only.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/task.hpp"
#include "http/client.hpp"

namespace http {

// False for loopback, private, link-local, shared (CGNAT), multicast, reserved, documentation and metadata
// addresses, and for IPv6 forms that carry such an IPv4 address (RFC 6890, 4291, 6052, 3056, 4380).
bool is_public_address(const boost::asio::ip::address& address);

// The ban on inner targets for addresses that come from users (Git, webhooks, images).
class Egress {
 public:
  // Exceptions as "host:port,[v6]:port"; empty for none. Throws base::internal for an unreadable one.
  explicit Egress(std::string_view allowed);

  // The address to connect to; hand it to ClientRequest::connect_to so that a second look-up cannot differ. Throws
  // base::Error invalid "address_not_allowed" when any address of the host is not public or is this machine's,
  // invalid "host_not_found" for an unknown name, base::unavailable when the look-up takes over 5 s.
  base::Task<Endpoint> resolve(std::string host, std::uint16_t port) const;

  // The same for the host and port of an http(s) URL; invalid "not_a_url" for anything else.
  base::Task<Endpoint> resolve_url(std::string url) const;

 private:
  bool is_excepted(const std::string& host, std::uint16_t port) const;

  std::vector<std::string> allowed_;
};

}  // namespace http
