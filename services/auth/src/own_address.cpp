// Telling whose host it is.
#include "own_address.hpp"

#include <algorithm>

namespace auth {
namespace {

struct Range {
  std::size_t begin;
  std::size_t end;
};

// Where the host stands in "https://dde.example:8443/".
Range host_in(std::string_view url) {
  const auto begin = url.find("://") + 3;
  return {begin, std::min(url.find_first_of(":/", begin), url.size())};
}

}  // namespace

std::string platform_host(const Options& options) {
  const auto host = host_in(options.issuer);
  return options.issuer.substr(host.begin, host.end - host.begin);
}

std::string origin_at(const Options& options, std::string_view host) {
  const auto& platform = options.issuer;
  const auto place = host_in(platform);
  const auto end = std::min(platform.find('/', place.end), platform.size());
  return platform.substr(0, place.begin) + std::string(host) + platform.substr(place.end, end - place.end);
}

base::Task<std::optional<OwnAddress>> find_own_address(Given& given, sql::Database& db, std::string host) {
  if (host.empty() || host == platform_host(given.options)) co_return std::nullopt;
  auto tenant = co_await given.rules.find_app_host(db, host);
  if (!tenant) co_return std::nullopt;
  co_return OwnAddress{*tenant, std::move(host)};
}

}  // namespace auth
