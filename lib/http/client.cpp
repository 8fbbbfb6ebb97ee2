// Requests with retries inside one deadline.
#include "http/client.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <ctime>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/sleep.hpp"
#include "base/time.hpp"
#include "http/client_exchange.hpp"
#include "http/client_transfers.hpp"

namespace http {
namespace {

using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

bool is_repeatable(const ClientRequest& request) {
  const auto& method = request.method;
  if (method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE" || method == "OPTIONS") return true;
  return request.retries.repeatable || std::ranges::any_of(request.headers, [](const auto& header) {
           return ::strcasecmp(header.first.c_str(), "idempotency-key") == 0;
         });
}

bool asks_for_retry(int status) { return status == 429 || status >= 500; }

// "Full jitter": callers that failed together do not come back together.
milliseconds jittered(const ClientRetries& retries, int attempt) {
  const auto ceiling = std::min(retries.longest_wait, retries.first_wait * (1 << std::min(attempt, 16)));
  std::uint32_t random = 0;
  base::fill_random({reinterpret_cast<unsigned char*>(&random), sizeof random});
  return ceiling / 2 + milliseconds(random % static_cast<std::uint64_t>(ceiling.count() / 2 + 1));
}

// One try: a response, or the reason why there is none.
struct Outcome {
  std::optional<ClientResponse> response;
  std::exception_ptr failure;
  bool may_retry = false;

  milliseconds wait(const ClientRetries& retries, int attempt) const {
    const auto asked = response ? retry_after(*response) : std::nullopt;
    return asked ? std::max(milliseconds(*asked), milliseconds(1)) : jittered(retries, attempt);
  }
};

Outcome settle(ClientExchange& exchange, CURLcode result) {
  try {
    Outcome outcome{exchange.finish(result), nullptr, false};
    outcome.may_retry = asks_for_retry(outcome.response->status);
    return outcome;
  } catch (const base::Error& error) {
    return {std::nullopt, std::current_exception(), error.kind() == base::ErrorKind::unavailable};
  }
}

base::Task<Outcome> attempt_once(ClientTransfers& transfers, const ClientRequest& request, milliseconds time_left) {
  ClientExchange exchange(request, time_left);
  const auto result = co_await transfers.run(exchange.easy());
  co_return settle(exchange, result);
}

}  // namespace

std::string_view ClientResponse::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, [](const auto& header) { return header.first; });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::chrono::seconds> retry_after(const ClientResponse& response) {
  const std::string text(response.header("retry-after"));
  if (text.empty()) return std::nullopt;
  int seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error == std::errc() && end == text.data() + text.size()) {
    return std::chrono::seconds(std::clamp(seconds, 0, 86'400));
  }
  const auto at = curl_getdate(text.c_str(), nullptr);
  if (at < 0) return std::nullopt;
  return std::chrono::seconds(std::clamp<std::time_t>(at - std::time(nullptr), 0, 86'400));
}

Client::Client(boost::asio::io_context& context) : transfers_(std::make_unique<ClientTransfers>(context)) {}

Client::~Client() = default;

base::Task<ClientResponse> Client::send(ClientRequest request) {
  const auto deadline = SteadyClock::now() + request.timeouts.total;
  const auto time_left = [&] { return std::chrono::duration_cast<milliseconds>(deadline - SteadyClock::now()); };
  const int retries = is_repeatable(request) ? request.retries.count : 0;
  for (int attempt = 0;; ++attempt) {
    auto outcome = co_await attempt_once(*transfers_, request, time_left());
    if (outcome.may_retry && attempt < retries) {
      const auto wait = outcome.wait(request.retries, attempt);
      if (wait < time_left()) {
        co_await base::sleep_for(wait);
        continue;
      }
    }
    if (outcome.failure) std::rethrow_exception(outcome.failure);
    co_return std::move(*outcome.response);
  }
}

}  // namespace http
