// Networks, and the walk along X-Forwarded-For.
#include "http/trusted_proxies.hpp"

#include <algorithm>
#include <ranges>

namespace http {
namespace {

namespace ip = boost::asio::ip;
using boost::system::error_code;

// An IPv4 peer of a socket for both families is told as ::ffff:1.2.3.4.
ip::address unmapped(const ip::address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

template <class Network, class Address>
bool holds(const Network& network, const Address& address) {
  return Network(address, network.prefix_length()).canonical() == network.canonical();
}

}  // namespace

TrustedProxies::TrustedProxies() {
  for (const auto& item : {"unix", "127.0.0.0/8", "::1"}) add(item);
}

std::optional<TrustedProxies> TrustedProxies::parse(std::string_view list) {
  TrustedProxies proxies;
  proxies.trusts_unix_ = false;
  proxies.v4_.clear();
  proxies.v6_.clear();
  const Headers one{{"list", std::string(list)}};
  const auto items = header_items(one, "list");
  const bool is_good = std::ranges::all_of(items, [&](std::string_view item) { return proxies.add(item); });
  return is_good ? std::optional(std::move(proxies)) : std::nullopt;
}

bool TrustedProxies::add(std::string_view item) {
  if (item == "unix") return trusts_unix_ = true;
  const bool is_v6 = item.contains(':');
  std::string text(item);
  if (!item.contains('/')) text += is_v6 ? "/128" : "/32";
  error_code error;
  if (is_v6) {
    v6_.push_back(ip::make_network_v6(text, error));
  } else {
    v4_.push_back(ip::make_network_v4(text, error));
  }
  return !error;
}

bool TrustedProxies::trusts(const ip::address& address) const {
  if (address.is_v4()) return std::ranges::any_of(v4_, [&](const auto& one) { return holds(one, address.to_v4()); });
  return std::ranges::any_of(v6_, [&](const auto& one) { return holds(one, address.to_v6()); });
}

std::string TrustedProxies::person_behind(const std::optional<ip::address>& peer, const Headers& headers) const {
  std::optional<ip::address> person;
  if (peer) person = unmapped(*peer);
  for (const auto said : header_items(headers, "x-forwarded-for") | std::views::reverse) {
    if (!(person ? trusts(*person) : trusts_unix_)) break;
    error_code error;
    const auto address = ip::make_address(std::string(said), error);
    if (error) break;
    person = unmapped(address);
  }
  return person ? person->to_string() : std::string();
}

}  // namespace http
