// Asks for a site as a visitor would: through the edge, over HTTPS, with its certificate verified.
#pragma once

#include <chrono>
#include <string>

#include "base/task.hpp"
#include "http/client.hpp"

namespace provisioning {

struct ProbeOptions {
  http::Endpoint edge;  // edge_https
  std::string ca_file;  // the local authority's or the ACME server's roots; empty for the system's
  std::chrono::milliseconds deadline{20'000};
  std::chrono::milliseconds pause{200};  // between tries
};

struct ProbeResult {
  bool is_live = false;
  int tries = 0;
  std::string reason;  // for people, when not live
};

// Is the site live? Answers, never throws for what the site does.
class Probe {
 public:
  Probe(http::Client& client, ProbeOptions options);

  // Tries until `host` serves release `expected_release` and its front page with 200, or the deadline is over.
  base::Task<ProbeResult> probe(std::string host, std::string expected_release);
  // One try, for drift repair.
  base::Task<ProbeResult> probe_once(std::string host, std::string expected_release);
  // One look at a name that leads to the platform: empty when it answers there, else what is wrong, for people.
  base::Task<std::string> find_platform_fault(std::string host);

 private:
  base::Task<std::string> find_fault(std::string host, std::string expected_release);
  base::Task<http::ClientResponse> get(std::string host, std::string path);

  http::Client& client_;
  ProbeOptions options_;
};

}  // namespace provisioning
