// Discovery, keys and the token endpoint, within limits.
#include "oidc/provider_client.hpp"

#include <boost/asio/this_coro.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "oidc/provider_answer.hpp"

namespace auth {
namespace {

using base::Task;

constexpr std::chrono::minutes memory{10};
constexpr std::chrono::seconds between_key_reads{10};
constexpr std::size_t most_known = 1000;
constexpr std::size_t largest_answer = 256 << 10;
constexpr http::ClientTimeouts patience{.connect = std::chrono::milliseconds(4'000),
                                        .total = std::chrono::milliseconds(10'000)};

std::string encoded(std::string_view text) { return boost::urls::encode(text, boost::urls::unreserved_chars); }

void append(std::string& form, std::string_view name, std::string_view value) {
  if (!form.empty()) form += '&';
  form += std::string(name) + "=" + encoded(value);
}

// The name of the error (RFC 6749, 5.2), never its text.
std::string error_in(const http::ClientResponse& response) {
  try {
    auto name = text_of(read_answer(response.body, "its refusal"), "error").value_or("");
    const bool is_plain = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == name.npos && name.size() < 64;
    return is_plain ? name : "";
  } catch (const base::Error&) {
    return "";
  }
}

base::Error refusal(const http::ClientResponse& response) {
  const auto name = error_in(response);
  if (name == "invalid_grant") {
    return base::unauthenticated("oidc_code_refused", "This sign-in took too long or was used before. Start again.");
  }
  return provider_fault("its token endpoint says " + std::to_string(response.status) + " " + name);
}

http::ClientRequest exchange_request(const ProviderMetadata& provider, const CodeExchange& wanted,
                                     const std::string& redirect_url) {
  http::ClientRequest request{.method = "POST", .url = provider.token_endpoint, .headers = {}, .body = {}};
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
  append(request.body, "grant_type", "authorization_code");
  append(request.body, "code", wanted.code);
  append(request.body, "redirect_uri", redirect_url);
  append(request.body, "code_verifier", wanted.verifier);
  if (provider.client_proof == ClientProof::basic && !wanted.client_secret.empty()) {
    const auto pair = encoded(wanted.client_id) + ":" + encoded(wanted.client_secret);
    request.headers.emplace_back("Authorization", "Basic " + base::to_base64(pair));
    return request;
  }
  append(request.body, "client_id", wanted.client_id);
  if (!wanted.client_secret.empty()) append(request.body, "client_secret", wanted.client_secret);
  return request;
}

}  // namespace

ProviderClient::ProviderClient(const OidcOptions& options)
    : options_(options), egress_(options.egress_allow), addresses_(options.egress_allow) {}

Task<http::ClientResponse> ProviderClient::send(http::ClientRequest request) {
  if (!addresses_.allows(request.url)) throw provider_fault("it is not at an https address");
  request.connect_to = co_await egress_.resolve_url(request.url);
  request.ca_file = options_.ca_file;
  request.max_response = largest_answer;
  request.timeouts = patience;
  auto executor = co_await boost::asio::this_coro::executor;
  http::Client client(executor.context());
  std::string trouble;
  try {
    co_return co_await client.send(std::move(request));
  } catch (const base::Error& error) {
    if (error.kind() == base::ErrorKind::internal) throw;
    trouble = error.message();
  }
  throw provider_fault("it cannot be asked (" + trouble + ")");
}

Task<std::string> ProviderClient::get(std::string url) {
  http::ClientRequest request{.method = "GET", .url = std::move(url), .headers = {}, .body = {}};
  request.headers = {{"Accept", "application/json"}};
  request.retries.count = 1;
  auto response = co_await send(std::move(request));
  if (response.status != 200) throw provider_fault("it answers " + std::to_string(response.status));
  co_return std::move(response.body);
}

Task<ProviderRef> ProviderClient::read(std::string issuer) {
  const auto read_at = base::Clock::now();
  auto document = co_await get(metadata_url(issuer));
  auto metadata = read_metadata(document, issuer, addresses_);
  auto keys = co_await get(metadata.jwks_uri);
  auto provider = std::make_shared<const KnownProvider>(KnownProvider{std::move(metadata), JwkSet(keys), read_at});
  remember(provider);
  co_return provider;
}

Task<ProviderRef> ProviderClient::find(std::string issuer) {
  if (auto known = recall(issuer, memory)) co_return known;
  co_return co_await read(std::move(issuer));
}

Task<std::string> ProviderClient::verify(ProviderRef provider, std::string id_token) {
  const auto token = split_token(id_token);
  auto verdict = provider->keys.judge(token);
  const bool is_recent = recall(provider->metadata.issuer, between_key_reads) != nullptr;
  if (verdict == SignatureVerdict::unknown_key && !is_recent) {
    auto renewed = co_await read(provider->metadata.issuer);
    verdict = renewed->keys.judge(token);
  }
  if (verdict != SignatureVerdict::verified) throw provider_fault("its ID token is not signed by one of its keys");
  co_return token.payload;
}

Task<TokenAnswer> ProviderClient::exchange(ProviderRef provider, CodeExchange wanted) {
  auto request = exchange_request(provider->metadata, wanted, options_.redirect_url);
  auto response = co_await send(std::move(request));
  if (response.status != 200) throw refusal(response);
  const auto answer = read_answer(response.body, "the answer of its token endpoint");
  co_return TokenAnswer{require_text(answer, "id_token"), text_of(answer, "access_token").value_or("")};
}

ProviderRef ProviderClient::recall(const std::string& issuer, std::chrono::seconds at_most) const {
  const std::scoped_lock guard(lock_);
  const auto found = known_.find(issuer);
  if (found == known_.end()) return nullptr;
  const auto age = base::Clock::now() - found->second->read_at;
  return age >= age.zero() && age < at_most ? found->second : nullptr;
}

void ProviderClient::remember(const ProviderRef& provider) {
  const std::scoped_lock guard(lock_);
  if (known_.size() >= most_known) known_.clear();
  known_.insert_or_assign(provider->metadata.issuer, provider);
}

}  // namespace auth
