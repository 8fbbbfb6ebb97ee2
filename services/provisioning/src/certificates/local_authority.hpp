// The embedded default: a certificate authority of this installation's own.
#pragma once

#include <filesystem>
#include <string>

#include "certificates/certificate_issuer.hpp"
#include "crypto/certificate.hpp"

namespace provisioning {

// root.crt and root.key in one directory, made on first use by whichever process comes first.
// People who want to trust the sites import root.crt.
class LocalAuthority : public CertificateIssuer {
 public:
  explicit LocalAuthority(const std::filesystem::path& directory);

  // 90 days from now.
  base::Task<IssuedCertificate> issue(std::vector<std::string> hosts, IssueLog& log) override;
  // The same without a coroutine, for the platform's own certificate at start.
  IssuedCertificate sign(const std::vector<std::string>& hosts) const;

  std::string root_pem() const { return authority_.certificate.pem(); }

 private:
  crypto::Authority authority_;
};

}  // namespace provisioning
