// The ban on inner targets.
#include "http/egress.hpp"

#include <ifaddrs.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/url/parse.hpp>
#include <charconv>
#include <memory>
#include <optional>

#include "base/error.hpp"

namespace http {
namespace {

namespace asio = boost::asio;
namespace ip = asio::ip;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, base::Executor>;
using Resolver = ip::basic_resolver<ip::tcp, base::Executor>;

constexpr std::chrono::seconds lookup_limit{5};

// IANA's special-purpose registry, and two clouds' metadata servers that live in public space.
constexpr std::array closed_v4{"0.0.0.0/8",       "10.0.0.0/8",      "100.64.0.0/10",   "127.0.0.0/8",
                               "169.254.0.0/16",  "172.16.0.0/12",   "192.0.0.0/24",    "192.0.2.0/24",
                               "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",  "192.168.0.0/16",
                               "192.175.48.0/24", "198.18.0.0/15",   "198.51.100.0/24", "203.0.113.0/24",
                               "224.0.0.0/4",     "240.0.0.0/4",     "168.63.129.16/32"};

// Only 2000::/3 is in use for the public; these parts of it are not (protocols, documentation, 6to4, Teredo).
constexpr std::array closed_v6{"2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"};

bool holds(const ip::network_v4& network, const ip::address_v4& address) {
  return (address.to_uint() & network.netmask().to_uint()) == network.network().to_uint();
}

bool holds(const ip::network_v6& network, const ip::address_v6& address) {
  return ip::network_v6(address, network.prefix_length()).canonical() == network.canonical();
}

bool is_public(const ip::address_v4& address) {
  return std::ranges::none_of(closed_v4, [&](const char* text) { return holds(ip::make_network_v4(text), address); });
}

bool is_public(const ip::address_v6& address) {
  if (!holds(ip::make_network_v6("2000::/3"), address)) return false;
  return std::ranges::none_of(closed_v6, [&](const char* text) { return holds(ip::make_network_v6(text), address); });
}

ip::address to_address(const sockaddr& socket) {
  if (socket.sa_family == AF_INET) {
    return ip::address_v4(ntohl(reinterpret_cast<const sockaddr_in&>(socket).sin_addr.s_addr));
  }
  ip::address_v6::bytes_type bytes{};
  std::ranges::copy(reinterpret_cast<const sockaddr_in6&>(socket).sin6_addr.s6_addr, bytes.begin());
  return ip::address_v6(bytes);
}

bool is_own(const ip::address& address) {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return true;
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(first, ::freeifaddrs);
  for (const auto* at = first; at != nullptr; at = at->ifa_next) {
    const bool has_address =
        at->ifa_addr != nullptr && (at->ifa_addr->sa_family == AF_INET || at->ifa_addr->sa_family == AF_INET6);
    if (has_address && to_address(*at->ifa_addr) == address) return true;
  }
  return false;
}

std::string canonical(std::string host) {
  std::ranges::transform(host, host.begin(), [](unsigned char letter) { return std::tolower(letter); });
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.ends_with('.')) host.pop_back();
  return host;
}

base::Error refused(std::string code, std::string message) {
  return {base::ErrorKind::invalid, std::move(code), std::move(message)};
}

// Boost.URL's own port_number() lets 99999 wrap around.
std::optional<std::uint16_t> read_port(std::string_view digits) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size() || port == 0) return std::nullopt;
  return port;
}

std::string join(const std::string& host, std::uint16_t port) { return host + ":" + std::to_string(port); }

// One getaddrinfo, given up after the limit: the thread it runs on cannot be interrupted.
struct Lookup {
  explicit Lookup(const base::Executor& executor) : resolver(executor), limit(executor) {}

  Resolver resolver;
  Timer limit;
  bool done = false;
  std::vector<ip::address> found;
};

base::Task<std::vector<ip::address>> look_up(std::string host) {
  const auto lookup = std::make_shared<Lookup>(co_await asio::this_coro::executor);
  lookup->limit.expires_after(lookup_limit);
  lookup->resolver.async_resolve(host, "", [lookup](auto, const auto& results) {
    for (const auto& result : results) lookup->found.push_back(result.endpoint().address());
    lookup->done = true;
    lookup->limit.cancel();
  });
  boost::system::error_code cancelled;
  co_await lookup->limit.async_wait(asio::redirect_error(base::use_task, cancelled));
  if (!lookup->done) throw base::unavailable("The address of " + host + " could not be looked up in time.");
  if (lookup->found.empty()) throw refused("host_not_found", "The host " + host + " does not exist.");
  co_return std::move(lookup->found);
}

}  // namespace

bool is_public_address(const ip::address& address) {
  return address.is_v4() ? is_public(address.to_v4()) : is_public(address.to_v6());
}

Egress::Egress(std::string_view allowed) {
  while (!allowed.empty()) {
    const auto entry = allowed.substr(0, allowed.find(','));
    allowed.remove_prefix(std::min(entry.size() + 1, allowed.size()));
    const auto colon = entry.rfind(':');
    const auto port = colon == entry.npos ? std::nullopt : read_port(entry.substr(colon + 1));
    if (colon == 0 || !port) throw base::internal("egress_allow: expected host:port, found " + std::string(entry));
    allowed_.push_back(join(canonical(std::string(entry.substr(0, colon))), *port));
  }
}

bool Egress::is_excepted(const std::string& host, std::uint16_t port) const {
  return std::ranges::find(allowed_, join(host, port)) != allowed_.end();
}

base::Task<Endpoint> Egress::resolve(std::string host, std::uint16_t port) const {
  const auto name = canonical(std::move(host));
  const bool strange = std::ranges::any_of(name, [](unsigned char letter) { return letter <= ' ' || letter >= 0x7f; });
  if (name.empty() || name.size() > 253 || strange) throw refused("host_not_found", "This is no host name.");
  const auto addresses = co_await look_up(name);
  for (const auto& address : addresses) {
    if (is_excepted(name, port)) break;
    if (!is_public_address(address) || is_own(address)) {
      throw refused("address_not_allowed", "The host " + name + " does not lead to a public address.");
    }
  }
  co_return Endpoint{addresses.front().to_string(), port};
}

base::Task<Endpoint> Egress::resolve_url(std::string url) const {
  const auto parsed = boost::urls::parse_uri(url);
  const bool web = parsed && (parsed->scheme() == "http" || parsed->scheme() == "https");
  if (!web || parsed->encoded_host().empty()) throw refused("not_a_url", "This is no http or https address.");
  const auto usual = parsed->scheme() == "https" ? "443" : "80";
  const auto port = read_port(parsed->has_port() && !parsed->port().empty() ? std::string_view(parsed->port()) : usual);
  if (!port) throw refused("not_a_url", "The port in this address is none.");
  co_return co_await resolve(parsed->host(), *port);
}

}  // namespace http
