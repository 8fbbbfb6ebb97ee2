// Asking the public DNS (RFC 1035).
#pragma once

#include <boost/asio/thread_pool.hpp>

#include <string>
#include <vector>

#include "base/task.hpp"

namespace dns {

// What a name leads to: addresses in the end, and the names on the way.
struct Leads {
  std::vector<std::string> addresses;  // IPv4
  std::vector<std::string> aliases;    // lower case, without the final dot
};

// On threads of its own, because the system's resolver blocks. Every question ends after some seconds. Answers are
// hostile input. A name that does not exist, or has no such record, has an empty answer; base::unavailable when no
// name server answers.
class Resolver {
 public:
  // `server` as "address:port", IPv4; empty: those of /etc/resolv.conf. Throws base::invalid for anything else.
  explicit Resolver(const std::string& server);

  base::Task<std::vector<std::string>> find_texts(std::string name);
  base::Task<Leads> find_addresses(std::string name);

 private:
  std::string address_;
  std::uint16_t port_ = 53;
  boost::asio::thread_pool threads_{1};
};

}  // namespace dns
