// A real OpenID Connect issuer (tests/oidc), and a browser that goes there and comes back.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <string>

#include "base/process.hpp"
#include "http/client.hpp"

namespace auth {

// One for the whole test program; it signs everybody in as the person it was told last.
class OidcIssuer {
 public:
  // Throws when tools/install --test has not been run.
  static OidcIssuer& shared();

  std::string url() const { return "http://" + authority(); }
  std::string authority() const { return "127.0.0.1:" + std::to_string(port_); }
  void tell(boost::json::value person);
  // Other keys from now on.
  void rotate();

  // What a browser brings back from there: the parameters of the redirect address's query.
  std::map<std::string, std::string> visit(const std::string& authorization_url);

 private:
  OidcIssuer();
  http::ClientResponse send(http::ClientRequest request);

  boost::asio::io_context context_{1};
  http::Client client_{context_};
  base::Child child_;
  int port_ = 0;
};

}  // namespace auth
