// Certificates from an ACME authority such as Let's Encrypt (RFC 8555).
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "certificates/certificate_issuer.hpp"
#include "dns/dns_zone.hpp"
#include "http/client.hpp"

namespace provisioning {

struct AcmeOptions {
  std::string directory_url;
  std::string ca_file;                        // trust for the ACME server itself; empty: the system's roots
  std::string email;                          // contact of the account; may be empty
  std::string eab_key_id;                     // external account binding, where the authority wants one
  std::string eab_key;                        // base64url as the authority hands it out
  std::filesystem::path account_directory;    // keeps the account's key
  std::filesystem::path challenge_directory;  // the edge serves <it>/.well-known/acme-challenge/<token> on port 80
  std::chrono::seconds deadline{120};         // for one certificate
};

class AcmeClient;
class FailedHosts;

// Proves hosts by HTTP-01 and wildcards by DNS-01. One a thread; several certificates may be under way. A host that
// keeps failing is left alone for a while (base::too_many "acme_pausing").
class AcmeIssuer : public CertificateIssuer {
 public:
  // `client` and `dns` outlive this. Without `dns` a wildcard is refused.
  AcmeIssuer(http::Client& client, AcmeOptions options, DnsZone* dns = nullptr);
  ~AcmeIssuer() override;

  base::Task<IssuedCertificate> issue(std::vector<std::string> hosts, IssueLog& log) override;
  // Tells the authority that the first certificate in the text is no longer to be trusted.
  base::Task<void> revoke(std::string pem_chain);

 private:
  std::unique_ptr<AcmeClient> acme_;
  std::unique_ptr<FailedHosts> failed_;
  AcmeOptions options_;
  DnsZone* dns_;
};

}  // namespace provisioning
