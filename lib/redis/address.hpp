// Where a Redis server listens, read from a URL.
#pragma once

#include <string>
#include <string_view>

namespace redis {

// Either `path` (unix socket) or `host` and `port` are set.
struct Address {
  std::string path;
  std::string host;
  std::string port;
  std::string password;
  std::string database;
};

// unix:///path/redis.sock or redis://[:password@]host[:port][/database]; throws base::invalid (field redis_url).
Address parse_address(std::string_view url);

}  // namespace redis
