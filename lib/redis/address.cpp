// Reads the two kinds of redis_url.
#include "redis/address.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "base/error.hpp"

namespace redis {
namespace {

base::Error not_an_address() {
  return base::invalid("redis_url", "not_a_redis_url",
                       "redis_url must be unix:///path/redis.sock or redis://[:password@]host[:port][/database].");
}

}  // namespace

Address parse_address(std::string_view text) {
  const auto parsed = boost::urls::parse_uri(text);
  if (!parsed) throw not_an_address();
  const auto& url = *parsed;

  Address address;
  if (url.scheme() == "unix" && url.host().empty() && url.path().size() > 1) {
    address.path = url.path();
    return address;
  }
  if (url.scheme() != "redis" || url.host_address().empty() || (url.has_port() && url.port_number() == 0)) {
    throw not_an_address();
  }
  address.host = url.host_address();
  address.port = url.has_port() ? std::string(url.port()) : "6379";
  address.password = url.password();
  if (url.path().size() > 1) address.database = url.path().substr(1);
  return address;
}

}  // namespace redis
