// Certificates from an ACME authority.
#include "acme/acme_issuer.hpp"

#include <boost/json/object.hpp>

#include "acme/acme_client.hpp"
#include "acme/acme_order.hpp"
#include "acme/failed_hosts.hpp"
#include "base/encode.hpp"
#include "base/error.hpp"
#include "crypto/certificate.hpp"

namespace provisioning {

using base::Task;

AcmeIssuer::AcmeIssuer(http::Client& client, AcmeOptions options, DnsZone* dns)
    : acme_(std::make_unique<AcmeClient>(client, options)),
      failed_(std::make_unique<FailedHosts>()),
      options_(std::move(options)),
      dns_(dns) {}

AcmeIssuer::~AcmeIssuer() = default;

Task<IssuedCertificate> AcmeIssuer::issue(std::vector<std::string> hosts, IssueLog& log) {
  if (hosts.empty()) throw base::internal("a certificate needs at least one host");
  const auto leading = hosts.front();
  const auto wait = failed_->wait(leading, base::Clock::now());
  if (wait.count() > 0) {
    throw base::too_many("acme_pausing",
                         "Certificates for " + leading + " failed several times; pausing before the next try.", wait);
  }
  AcmeOrder order({*acme_, options_, dns_, log}, std::move(hosts));
  try {
    auto issued = co_await order.run();
    failed_->note_success(leading);
    co_return issued;
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::conflict) failed_->note_failure(leading, base::Clock::now());
    throw;
  }
}

Task<void> AcmeIssuer::revoke(std::string pem_chain) {
  const auto leaf = crypto::Certificate::from_pem(pem_chain);
  boost::json::object payload{{"certificate", base::to_base64url(leaf.der())}};
  auto url = co_await acme_->endpoint("revokeCert");
  co_await acme_->post(std::move(url), std::move(payload), "");
}

}  // namespace provisioning
