// Tries a site until it serves the expected release.
#include "edge/probe.hpp"

#include "base/error.hpp"
#include "base/sleep.hpp"
#include "edge/edge_files.hpp"
#include "source/releases.hpp"

namespace provisioning {

using std::chrono::steady_clock;

Probe::Probe(http::Client& client, ProbeOptions options) : client_(client), options_(std::move(options)) {}

base::Task<http::ClientResponse> Probe::get(std::string host, std::string path) {
  http::ClientRequest request;
  request.url = "https://" + host + path;
  request.connect_to = options_.edge;
  request.ca_file = options_.ca_file;
  request.timeouts = {std::chrono::milliseconds(2'000), std::chrono::milliseconds(5'000)};
  request.max_response = 4 << 20;
  co_return co_await client_.send(std::move(request));
}

// Empty when all is well.
base::Task<std::string> Probe::find_fault(std::string host, std::string expected_release) {
  const auto release = co_await get(host, std::string(release_path));
  if (release.status != 200) co_return "https://" + host + " answers " + std::to_string(release.status);
  if (release.body.substr(0, release.body.find('\n')) != expected_release) {
    co_return "https://" + host + " serves another release";
  }
  const auto front = co_await get(host, "/");
  if (front.status != 200) co_return "the front page of https://" + host + " answers " + std::to_string(front.status);
  co_return "";
}

base::Task<ProbeResult> Probe::probe_once(std::string host, std::string expected_release) {
  ProbeResult result{.tries = 1};
  if (!is_host_name(host)) {
    result.reason = "this is not a host name";
    co_return result;
  }
  try {
    result.reason = co_await find_fault(host, expected_release);
    result.is_live = result.reason.empty();
  } catch (const base::Error& error) {
    result.reason = error.message();
  }
  co_return result;
}

base::Task<std::string> Probe::find_platform_fault(std::string host) {
  std::string fault;
  try {
    const auto answer = co_await get(host, "/api/v1/branding");
    if (answer.status != 200) fault = "https://" + host + " answers " + std::to_string(answer.status);
  } catch (const base::Error& error) {
    fault = error.message();
  }
  co_return fault;
}

base::Task<ProbeResult> Probe::probe(std::string host, std::string expected_release) {
  const auto end = steady_clock::now() + options_.deadline;
  ProbeResult result;
  for (int tries = 1;; ++tries) {
    result = co_await probe_once(host, expected_release);
    result.tries = tries;
    if (result.is_live || steady_clock::now() + options_.pause >= end) co_return result;
    co_await base::sleep_for(options_.pause);
  }
}

}  // namespace provisioning
