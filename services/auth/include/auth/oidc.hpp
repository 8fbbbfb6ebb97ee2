// Signing in with an account somewhere else (OpenID Connect): what the program says about it.
#pragma once

#include <string>
#include <vector>

#include "base/task.hpp"
#include "jobs/jobs.hpp"

namespace auth {

// An identity provider that the whole platform offers; agencies bring their own as connections.
struct OidcProvider {
  std::string id;    // "google"; a word of a-z, 0-9 and '-'
  std::string name;  // on the button
  std::string issuer;
  std::string client_id;
  std::string client_secret;  // empty: a public client
};

// The platform's providers: a table [id] each, with name, issuer, client_id and client_secret; none without a file.
// Throws base::internal saying what is wrong.
std::vector<OidcProvider> read_oidc_providers(const std::string& file, const std::string& egress_allow);

struct OidcOptions {
  std::string redirect_url;  // a page of the web app, registered at every provider
  std::string egress_allow;  // as http::Egress reads it; http: is spoken with these only
  std::string ca_file;       // trust these roots in place of the system's
  std::vector<OidcProvider> providers;
};

// How the program looks TXT records up.
class TxtRecords {
 public:
  virtual ~TxtRecords() = default;
  // The texts at this name, none where it does not exist. Throws base::unavailable when nobody answers in time.
  virtual base::Task<std::vector<std::string>> find(std::string name) = 0;
};

// Proves the domains that agencies claim for their providers. `records` outlives the worker.
void add_oidc_jobs(jobs::Worker& worker, TxtRecords& records);

}  // namespace auth
