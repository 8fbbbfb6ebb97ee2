// Whom we believe when they say for whom they ask.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace http {

class TrustedProxies {
 public:
  static constexpr std::string_view usual = "unix,127.0.0.0/8,::1";

  // The usual ones: neighbours on this machine.
  TrustedProxies();
  // Addresses and networks, "10.0.0.0/8, 2001:db8::7", and "unix" for peers on a unix socket. Nothing where an item is
  // none of these.
  static std::optional<TrustedProxies> parse(std::string_view list);

  // The numeric address of the person behind a peer (none: a unix socket): X-Forwarded-For is followed from its end
  // as long as those who wrote it are trusted. Empty for a unix peer that says nothing.
  std::string person_behind(const std::optional<boost::asio::ip::address>& peer, const Headers& headers) const;

 private:
  bool trusts(const boost::asio::ip::address& address) const;
  bool add(std::string_view item);

  bool trusts_unix_ = false;
  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
};

}  // namespace http
