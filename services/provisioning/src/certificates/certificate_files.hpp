// The certificates where the edge reads them: one file for each host.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace provisioning {

struct InstalledCertificate {
  base::Timestamp not_before;
  base::Timestamp not_after;
  std::vector<std::string> hosts;
  std::string issuer;
};

// <directory>/<host>.pem with key and chain, so that both change in one rename. Readable by the edge's group
// (www-data where it exists) and nobody else. All throw base::internal for a host that is no host name.
class CertificateFiles {
 public:
  explicit CertificateFiles(std::filesystem::path directory);

  // Refuses (base::internal) a text whose key and certificate do not belong together.
  void install(std::string_view host, std::string_view pem_key_and_chain) const;
  // Nothing when the file is missing or holds no readable certificate.
  std::optional<InstalledCertificate> find(std::string_view host) const;
  void remove(std::string_view host) const;

 private:
  std::filesystem::path path_of(std::string_view host) const;

  std::filesystem::path directory_;
};

// True in the last third of the lifetime, or the last 30 days of a long one.
bool renewal_due(base::Timestamp not_before, base::Timestamp not_after, base::Timestamp now);

}  // namespace provisioning
