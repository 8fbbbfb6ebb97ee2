// Directory, nonces, account.
#include "acme/acme_client.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "acme/acme_problem.hpp"
#include "base/encode.hpp"
#include "base/error.hpp"
#include "certificates/durable_file.hpp"
#include "crypto/digest.hpp"
#include "crypto/jws.hpp"

namespace provisioning {
namespace {

using base::Task;

// A server may refuse nonces for reasons of its own, again and again.
constexpr int nonce_attempts = 12;
constexpr std::size_t most_nonces = 16;

crypto::PrivateKey load_key(const AcmeOptions& options) {
  const auto which = base::to_hex(crypto::sha256(options.directory_url)).substr(0, 16);
  const auto path = options.account_directory / ("acme-account-" + which + ".key");
  if (!find_file_text(path)) create_file(path, crypto::PrivateKey::generate().pem(), {.mode = 0600});
  return crypto::PrivateKey::from_pem(find_file_text(path).value_or(""));
}

AcmeReply read_reply(const http::ClientResponse& response) {
  AcmeReply reply;
  reply.status = response.status;
  reply.text = response.body;
  reply.location = response.header("location");
  reply.retry_after = http::retry_after(response);
  boost::system::error_code refused;
  auto value = boost::json::parse(response.body, refused);
  if (!refused && value.is_object()) reply.body = std::move(value.get_object());
  return reply;
}

// 5xx from a proxy before the server carries no problem document.
AcmeProblem problem_of(const AcmeReply& reply) {
  auto problem = read_problem(reply.body);
  if (problem.type == "unknown" && reply.status >= 500) problem.type = "serverInternal";
  if (problem.type == "unknown" && reply.status == 429) problem.type = "rateLimited";
  return problem;
}

}  // namespace

std::string AcmeReply::field(std::string_view name) const {
  const auto* value = body.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

AcmeClient::AcmeClient(http::Client& client, AcmeOptions options)
    : client_(client), options_(std::move(options)), key_(load_key(options_)) {}

std::string AcmeClient::key_authorization(const std::string& token) const {
  return token + "." + crypto::jwk_thumbprint(key_);
}

Task<std::string> AcmeClient::endpoint(std::string name) {
  if (directory_.empty()) {
    auto request = request_to("GET", options_.directory_url);
    request.retries.count = 2;
    const auto response = co_await client_.send(std::move(request));
    const auto reply = read_reply(response);
    if (reply.status != 200 || reply.body.empty()) {
      throw base::unavailable("The ACME directory at acme_directory does not answer as one.", std::chrono::minutes(1));
    }
    directory_ = reply.body;
  }
  const auto* url = directory_.if_contains(name);
  if (url == nullptr || !url->is_string()) throw base::unavailable("The ACME server offers no " + name + ".");
  co_return std::string(url->get_string());
}

Task<AcmeReply> AcmeClient::post(std::string url, boost::json::object payload, std::string host) {
  auto text = boost::json::serialize(payload);
  co_return co_await send_for_account(std::move(url), std::move(text), std::move(host));
}

Task<AcmeReply> AcmeClient::get(std::string url, std::string host) {
  co_return co_await send_for_account(std::move(url), "", std::move(host));
}

Task<AcmeReply> AcmeClient::send_for_account(std::string url, std::string payload, std::string host) {
  co_await ensure_account();
  auto reply = co_await send_signed(url, payload, true);
  if (reply.is_problem() && problem_of(reply).type == "accountDoesNotExist") {
    account_url_.clear();
    co_await ensure_account();
    reply = co_await send_signed(url, payload, true);
  }
  if (reply.is_problem()) throw explain_problem(problem_of(reply), host, reply.retry_after);
  co_return reply;
}

Task<AcmeReply> AcmeClient::send_signed(std::string url, std::string payload, bool by_account) {
  AcmeReply reply;
  for (int attempt = 0; attempt < nonce_attempts; ++attempt) {
    auto nonce = co_await take_nonce();
    boost::json::object header{{"nonce", nonce}, {"url", url}};
    if (by_account) {
      header["kid"] = account_url_;
    } else {
      header["jwk"] = crypto::make_jwk(key_);
    }
    auto request = request_to("POST", url);
    request.headers = {{"Content-Type", "application/jose+json"}};
    request.body = crypto::sign_es256(key_, std::move(header), payload);
    const auto response = co_await client_.send(std::move(request));
    const std::string fresh(response.header("replay-nonce"));
    if (!fresh.empty() && nonces_.size() < most_nonces) nonces_.push_back(fresh);
    reply = read_reply(response);
    if (!reply.is_problem() || problem_of(reply).type != "badNonce") break;
  }
  co_return reply;
}

// Asking for an account that exists already gives its URL, so nothing but the key has to be kept.
Task<void> AcmeClient::ensure_account() {
  if (!account_url_.empty()) co_return;
  auto url = co_await endpoint("newAccount");
  auto payload = co_await registration();
  auto text = boost::json::serialize(payload);
  const auto reply = co_await send_signed(std::move(url), std::move(text), false);
  if (reply.is_problem()) throw explain_problem(problem_of(reply), "", reply.retry_after);
  if (reply.location.empty()) throw base::unavailable("The ACME server gives no account.");
  account_url_ = reply.location;
}

Task<boost::json::object> AcmeClient::registration() {
  boost::json::object payload{{"termsOfServiceAgreed", true}};
  if (!options_.email.empty()) payload["contact"] = boost::json::array{"mailto:" + options_.email};
  if (options_.eab_key_id.empty()) co_return payload;
  const auto key = base::from_base64url(options_.eab_key);
  if (!key || key->empty()) throw base::internal("the ACME external account key is no base64url");
  const auto url = co_await endpoint("newAccount");
  boost::json::object header{{"kid", options_.eab_key_id}, {"url", url}};
  const auto binding = crypto::sign_hs256(*key, std::move(header), boost::json::serialize(crypto::make_jwk(key_)));
  payload["externalAccountBinding"] = boost::json::parse(binding);
  co_return payload;
}

Task<std::string> AcmeClient::take_nonce() {
  if (!nonces_.empty()) {
    auto nonce = std::move(nonces_.back());
    nonces_.pop_back();
    co_return nonce;
  }
  auto url = co_await endpoint("newNonce");
  auto request = request_to("HEAD", std::move(url));
  request.retries.count = 2;
  const auto response = co_await client_.send(std::move(request));
  std::string nonce(response.header("replay-nonce"));
  if (nonce.empty()) throw base::unavailable("The ACME server gives no nonce.", std::chrono::minutes(1));
  co_return nonce;
}

http::ClientRequest AcmeClient::request_to(std::string method, std::string url) const {
  http::ClientRequest request;
  request.method = std::move(method);
  request.url = std::move(url);
  request.ca_file = options_.ca_file;
  request.max_response = 1 << 20;
  return request;
}

}  // namespace provisioning
