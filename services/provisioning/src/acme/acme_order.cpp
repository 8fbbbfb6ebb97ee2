// Order, authorizations, finalization.
#include "acme/acme_order.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "acme/acme_problem.hpp"
#include "acme/http_challenge.hpp"
#include "base/encode.hpp"
#include "base/error.hpp"
#include "base/sleep.hpp"
#include "crypto/certificate.hpp"
#include "crypto/digest.hpp"

namespace provisioning {
namespace {

using base::Task;
using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds first_wait{250};
constexpr milliseconds longest_wait{5'000};

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

boost::json::array array_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_array() ? value->get_array() : boost::json::array();
}

boost::json::object object_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_object() ? value->get_object() : boost::json::object();
}

boost::json::object find_challenge(const boost::json::object& authorization, std::string_view type) {
  for (const auto& challenge : array_of(authorization, "challenges")) {
    if (challenge.is_object() && text_of(challenge.get_object(), "type") == type) return challenge.get_object();
  }
  throw base::unavailable("The ACME server offers no challenge of type " + std::string(type) + ".");
}

// The error sits in the challenge that failed, or in the order.
base::Error failure_in(const AcmeReply& reply, const std::string& host) {
  auto problem = object_of(reply.body, "error");
  for (const auto& challenge : array_of(reply.body, "challenges")) {
    if (!problem.empty() || !challenge.is_object()) continue;
    problem = object_of(challenge.get_object(), "error");
  }
  return explain_problem(read_problem(problem), host, reply.retry_after);
}

bool is_wildcard(const boost::json::object& authorization) {
  const auto* wildcard = authorization.if_contains("wildcard");
  return wildcard != nullptr && wildcard->is_bool() && wildcard->get_bool();
}

}  // namespace

AcmeOrder::AcmeOrder(Parts parts, std::vector<std::string> hosts)
    : parts_(parts), hosts_(std::move(hosts)), deadline_(SteadyClock::now() + parts.options.deadline) {}

Task<IssuedCertificate> AcmeOrder::run() {
  co_await place();
  for (const auto& url : array_of(order_.body, "authorizations")) {
    if (!url.is_string()) throw base::unavailable("The ACME server gave an unusable order.");
    std::string authorization(url.get_string());
    co_await prove(std::move(authorization));
  }
  const auto key = crypto::PrivateKey::generate();
  const auto chain = co_await finalize(key);
  auto issued = check(key, chain);
  auto line = "The certificate for " + hosts_.front() + " is valid until " + base::to_rfc3339(issued.not_after) + ".";
  co_await parts_.log.say(std::move(line));
  co_return issued;
}

Task<void> AcmeOrder::place() {
  boost::json::array identifiers;
  for (const auto& host : hosts_) identifiers.push_back({{"type", "dns"}, {"value", host}});
  boost::json::object payload{{"identifiers", std::move(identifiers)}};
  auto url = co_await parts_.acme.endpoint("newOrder");
  order_ = co_await parts_.acme.post(std::move(url), std::move(payload), hosts_.front());
  order_url_ = order_.location;
  if (order_url_.empty()) throw base::unavailable("The ACME server gave no order.");
}

Task<void> AcmeOrder::prove(std::string authorization_url) {
  const auto authorization = co_await parts_.acme.get(authorization_url, hosts_.front());
  if (authorization.field("status") == "valid") co_return;
  auto host = text_of(object_of(authorization.body, "identifier"), "value");
  const bool by_dns = is_wildcard(authorization.body);
  auto line = std::string("Proving ") + (by_dns ? "*." : "") + host + " by " + (by_dns ? "DNS" : "HTTP") + ".";
  co_await parts_.log.say(std::move(line));
  auto challenge = find_challenge(authorization.body, by_dns ? "dns-01" : "http-01");
  if (by_dns) {
    co_await prove_by_dns(std::move(authorization_url), std::move(challenge), std::move(host));
  } else {
    co_await prove_by_http(std::move(authorization_url), std::move(challenge), std::move(host));
  }
}

Task<void> AcmeOrder::prove_by_http(std::string authorization_url, boost::json::object challenge, std::string host) {
  const auto token = text_of(challenge, "token");
  const HttpChallenge file(parts_.options.challenge_directory, token, parts_.acme.key_authorization(token));
  auto challenge_url = text_of(challenge, "url");
  co_await answer(std::move(authorization_url), std::move(challenge_url), std::move(host));
}

Task<void> AcmeOrder::prove_by_dns(std::string authorization_url, boost::json::object challenge, std::string host) {
  if (parts_.dns == nullptr) {
    throw base::conflict("acme_wildcard", "A wildcard certificate for " + host + " needs a DNS zone of this platform.");
  }
  const auto name = "_acme-challenge." + host;
  const auto value = base::to_base64url(crypto::sha256(parts_.acme.key_authorization(text_of(challenge, "token"))));
  co_await parts_.dns->ensure_txt(name, value);
  std::exception_ptr failure;
  try {
    auto challenge_url = text_of(challenge, "url");
    co_await answer(std::move(authorization_url), std::move(challenge_url), std::move(host));
  } catch (...) {
    failure = std::current_exception();
  }
  co_await parts_.dns->remove_txt(name, value);
  if (failure) std::rethrow_exception(failure);
}

Task<void> AcmeOrder::answer(std::string authorization_url, std::string challenge_url, std::string host) {
  boost::json::object ready;
  co_await parts_.acme.post(std::move(challenge_url), std::move(ready), host);
  const auto authorization = co_await poll(std::move(authorization_url), host);
  if (authorization.field("status") != "valid") throw failure_in(authorization, host);
}

// Until the state is final, at the server's pace where it names one.
Task<AcmeReply> AcmeOrder::poll(std::string url, std::string host) {
  for (auto wait = first_wait;; wait = std::min(wait * 2, longest_wait)) {
    auto reply = co_await parts_.acme.get(url, host);
    const auto status = reply.field("status");
    if (status != "pending" && status != "processing") co_return reply;
    const auto pause = reply.retry_after ? milliseconds(*reply.retry_after) : wait;
    if (SteadyClock::now() + pause > deadline_) {
      throw base::unavailable("The certificate authority did not finish in time for " + host + ".",
                              std::chrono::minutes(5));
    }
    co_await base::sleep_for(std::max(pause, milliseconds(50)));
  }
}

Task<std::string> AcmeOrder::finalize(const crypto::PrivateKey& key) {
  boost::json::object payload{{"csr", base::to_base64url(crypto::make_signing_request(key, hosts_))}};
  co_await parts_.acme.post(order_.field("finalize"), std::move(payload), hosts_.front());
  const auto order = co_await poll(order_url_, hosts_.front());
  if (order.field("status") != "valid") throw failure_in(order, hosts_.front());
  const auto reply = co_await parts_.acme.get(order.field("certificate"), hosts_.front());
  co_return reply.text;
}

IssuedCertificate AcmeOrder::check(const crypto::PrivateKey& key, const std::string& chain) const {
  const auto certificates = crypto::read_chain(chain);
  if (certificates.empty()) throw base::unavailable("The ACME server gave no certificate.");
  const auto& leaf = certificates.front();
  const auto names = leaf.hosts();
  const bool complete = std::ranges::all_of(
      hosts_, [&](const std::string& host) { return std::ranges::find(names, host) != names.end(); });
  if (!leaf.belongs_to(key) || !complete) {
    throw base::unavailable("The ACME server gave a certificate that we did not ask for.");
  }
  std::string pem = key.pem();
  for (const auto& certificate : certificates) pem += certificate.pem();
  return {std::move(pem), leaf.not_before(), leaf.not_after()};
}

}  // namespace provisioning
