// Signed requests to an ACME server: directory, nonces, account (RFC 8555, 6 and 7.1-7.3).
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "acme/acme_issuer.hpp"
#include "base/task.hpp"
#include "crypto/key.hpp"
#include "http/client.hpp"

namespace provisioning {

struct AcmeReply {
  int status = 0;
  boost::json::object body;  // empty when the answer is no JSON object
  std::string text;
  std::string location;
  std::optional<std::chrono::seconds> retry_after;

  // The text member of this name, or an empty text.
  std::string field(std::string_view name) const;
  bool is_problem() const { return status >= 400; }
};

class AcmeClient {
 public:
  // Makes the account's key on first use. `client` outlives this.
  AcmeClient(http::Client& client, AcmeOptions options);

  // A URL of the directory, "newOrder". Throws base::unavailable when the server cannot be asked.
  base::Task<std::string> endpoint(std::string name);
  // Signed with the account; registers it where needed and repeats after badNonce. Problems are thrown as explained
  // for `host`.
  base::Task<AcmeReply> post(std::string url, boost::json::object payload, std::string host);
  // POST-as-GET.
  base::Task<AcmeReply> get(std::string url, std::string host);

  // What proves a challenge: token.thumbprint
  std::string key_authorization(const std::string& token) const;

 private:
  base::Task<AcmeReply> send_signed(std::string url, std::string payload, bool by_account);
  base::Task<AcmeReply> send_for_account(std::string url, std::string payload, std::string host);
  base::Task<void> ensure_account();
  base::Task<boost::json::object> registration();
  base::Task<std::string> take_nonce();
  http::ClientRequest request_to(std::string method, std::string url) const;

  http::Client& client_;
  AcmeOptions options_;
  crypto::PrivateKey key_;
  boost::json::object directory_;
  std::string account_url_;
  std::vector<std::string> nonces_;
};

}  // namespace provisioning
