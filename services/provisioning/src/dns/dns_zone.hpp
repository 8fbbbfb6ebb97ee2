// The DNS records of the sites, whoever serves them.
#pragma once

#include <optional>
#include <string>

#include "base/task.hpp"

namespace provisioning {

// All functions may be repeated. They throw base::unavailable when the provider cannot be reached or is busy,
// base::conflict when it refuses the record, base::internal when it refuses us.
class DnsZone {
 public:
  virtual ~DnsZone() = default;
  // Makes the host resolve to this address, with a zone of its own where none covers it.
  virtual base::Task<void> ensure_address(std::string host, std::string ipv4) = 0;
  // Removes the record, and the zone when it was made for this host.
  virtual base::Task<void> remove_address(std::string host) = 0;
  // The address that the provider answers for the host, wildcards included.
  virtual base::Task<std::optional<std::string>> find_address(std::string host) = 0;
  // One TXT value beside others of the same name.
  virtual base::Task<void> ensure_txt(std::string name, std::string value) = 0;
  virtual base::Task<void> remove_txt(std::string name, std::string value) = 0;
};

}  // namespace provisioning
