// Getting a certificate for the hosts of a site, whoever signs it.
#pragma once

#include <string>
#include <vector>

#include "base/task.hpp"
#include "base/time.hpp"

namespace provisioning {

struct IssuedCertificate {
  std::string pem_key_and_chain;  // one text: private key, leaf, intermediates
  base::Timestamp not_before;
  base::Timestamp not_after;
};

// Told what the issuer is doing, for the deployment's log.
class IssueLog {
 public:
  virtual ~IssueLog() = default;
  virtual base::Task<void> say(std::string line) = 0;
};

class CertificateIssuer {
 public:
  virtual ~CertificateIssuer() = default;
  // One certificate for all hosts, the first leading. `log` outlives the call. Throws base::conflict with a message
  // that a person can act on when a host cannot be certified as things are, base::too_many or base::unavailable
  // (both with retry_after) when trying again later may help.
  virtual base::Task<IssuedCertificate> issue(std::vector<std::string> hosts, IssueLog& log) = 0;
};

}  // namespace provisioning
