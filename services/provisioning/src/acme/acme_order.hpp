// One certificate on its way through an ACME server.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "acme/acme_client.hpp"
#include "certificates/certificate_issuer.hpp"
#include "crypto/key.hpp"
#include "dns/dns_zone.hpp"

namespace provisioning {

// Order, proof of every host, signing request, chain (RFC 8555, 7.4 and 7.5). Everything given outlives it.
class AcmeOrder {
 public:
  struct Parts {
    AcmeClient& acme;
    const AcmeOptions& options;
    DnsZone* dns;  // null: no wildcards
    IssueLog& log;
  };

  AcmeOrder(Parts parts, std::vector<std::string> hosts);

  base::Task<IssuedCertificate> run();

 private:
  base::Task<void> place();
  base::Task<void> prove(std::string authorization_url);
  base::Task<void> prove_by_http(std::string authorization_url, boost::json::object challenge, std::string host);
  base::Task<void> prove_by_dns(std::string authorization_url, boost::json::object challenge, std::string host);
  base::Task<void> answer(std::string authorization_url, std::string challenge_url, std::string host);
  base::Task<AcmeReply> poll(std::string url, std::string host);
  base::Task<std::string> finalize(const crypto::PrivateKey& key);
  IssuedCertificate check(const crypto::PrivateKey& key, const std::string& chain) const;

  Parts parts_;
  std::vector<std::string> hosts_;
  std::chrono::steady_clock::time_point deadline_;
  std::string order_url_;
  AcmeReply order_;
};

}  // namespace provisioning
