// X.509: reading, requesting, issuing and verifying certificates.
#pragma once

#include <openssl/types.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "crypto/key.hpp"

namespace crypto {

// Copies share one immutable certificate. All errors are base::internal with OpenSSL's own text.
class Certificate {
 public:
  // The first certificate in the text.
  static Certificate from_pem(std::string_view pem);
  // Takes ownership.
  explicit Certificate(X509* certificate);

  std::string pem() const;
  std::string der() const;
  base::Timestamp not_before() const;
  base::Timestamp not_after() const;
  std::vector<std::string> hosts() const;  // DNS names among the subject alternative names
  std::string subject() const;             // "CN=..." (RFC 2253)
  std::string issuer() const;
  bool belongs_to(const PrivateKey& key) const;

  X509* native() const { return certificate_.get(); }

 private:
  std::shared_ptr<X509> certificate_;
};

// Every certificate in the text, in its order; other PEM blocks (the key) are passed over.
std::vector<Certificate> read_chain(std::string_view pem);

// A PKCS#10 request in DER for these names; the first also becomes the common name where it fits.
std::string make_signing_request(const PrivateKey& key, std::span<const std::string> hosts);

struct Validity {
  base::Timestamp not_before;
  base::Timestamp not_after;
};

// A self-signed authority that may sign leaves and nothing below them.
Certificate make_root(const PrivateKey& key, const std::string& name, Validity validity);

struct Authority {
  PrivateKey key;
  Certificate certificate;
};

// A server certificate for `key` and these names.
Certificate issue_leaf(const Authority& authority, const PrivateKey& key, std::span<const std::string> hosts,
                       Validity validity);

// Why the chain (leaf first) does not lead to `root` or does not serve `host` at `now`; nothing when it is good.
std::optional<std::string> find_chain_fault(std::span<const Certificate> chain, const Certificate& root,
                                            const std::string& host, base::Timestamp now);

}  // namespace crypto
