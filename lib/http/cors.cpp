// Judging origins, answering preflights.
#include "http/cors.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/log.hpp"
#include "http/errors.hpp"

namespace http {
namespace {

constexpr std::chrono::minutes remembered{1};
// Origins are free to invent: past this many the oldest knowledge is not worth keeping.
constexpr std::size_t most_known = 4096;
constexpr std::size_t longest_origin = 300;

constexpr std::string_view accepted_headers =
    "Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, Request-Id, traceparent";
constexpr std::string_view shown_headers =
    "ETag, Idempotency-Replayed, Location, RateLimit, RateLimit-Policy, Request-Id, Retry-After";

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_host_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || is_digit(letter) || letter == '-' || letter == '.' || letter == '_';
}

bool is_host(std::string_view host) {
  const bool is_ipv6 = host.size() > 4 && host.starts_with('[') && host.ends_with(']');
  if (!is_ipv6) return !host.empty() && std::ranges::all_of(host, is_host_letter);
  return std::ranges::all_of(host.substr(1, host.size() - 2),
                             [](char letter) { return is_host_letter(letter) || letter == ':'; });
}

bool is_port(std::string_view port) { return !port.empty() && port.size() <= 5 && std::ranges::all_of(port, is_digit); }

}  // namespace

std::string origin_of(std::string_view url) {
  std::string text(url.substr(0, url.find_first_of("/?#", std::min(url.find("://"), url.size()) + 3)));
  std::ranges::transform(text, text.begin(), lower);
  const bool is_https = text.starts_with("https://");
  if (!is_https && !text.starts_with("http://")) return {};
  const std::string scheme = is_https ? "https://" : "http://";
  const auto authority = std::string_view(text).substr(scheme.size());
  const auto colon =
      std::min(authority.find(':', authority.starts_with('[') ? authority.find(']') : 0), authority.size());
  const auto host = authority.substr(0, colon);
  const auto port = authority.substr(std::min(colon + 1, authority.size()));
  if (!is_host(host) || (colon < authority.size() && !is_port(port))) return {};
  const bool is_usual = port.empty() || port == (is_https ? "443" : "80");
  return scheme + std::string(host) + (is_usual ? "" : ":" + std::string(port));
}

base::Task<bool> OwnOrigin::allows(sql::Database*, std::string origin) { co_return !own_.empty() && origin == own_; }

base::Task<OriginVerdict> Origins::judge(OriginPolicy* policy, sql::Database* database, const Request& request) {
  const auto sent = find_header(request.headers, "origin");
  if (sent.empty()) co_return OriginVerdict{};
  OriginVerdict verdict{.origin = std::string(sent)};
  verdict.is_preflight =
      request.method == "OPTIONS" && !find_header(request.headers, "access-control-request-method").empty();
  auto origin = sent.size() > longest_origin ? std::string() : origin_of(sent);
  // A browser writes an origin in one way only; "null" and the like are nobody's.
  if (policy == nullptr || origin != sent) co_return verdict;
  const auto known = known_.find(origin);
  const bool is_fresh = known != known_.end() && base::Clock::now() < known->second.until;
  if (is_fresh) verdict.is_allowed = known->second.is_allowed;
  else verdict.is_allowed = co_await ask(policy, database, std::move(origin));
  co_return verdict;
}

base::Task<bool> Origins::ask(OriginPolicy* policy, sql::Database* database, std::string origin) {
  bool is_allowed = false;
  try {
    is_allowed = co_await policy->allows(database, origin);
  } catch (...) {
    base::log_warning("An origin could not be looked up", {{"error", base::describe_current_exception()}});
    co_return false;
  }
  if (known_.size() >= most_known) known_.clear();
  known_.insert_or_assign(std::move(origin), Known{is_allowed, base::Clock::now() + remembered});
  co_return is_allowed;
}

Response preflight_answer(const OriginVerdict& verdict, std::string_view methods, std::string_view request_id) {
  if (!verdict.is_allowed) {
    return error_response(base::forbidden("origin_not_allowed", "Pages of this origin may not call the API."),
                          request_id);
  }
  Response response{.status = 204, .content_type = {}};
  response.headers = {{"Access-Control-Allow-Methods", std::string(methods)},
                      {"Access-Control-Allow-Headers", std::string(accepted_headers)},
                      {"Access-Control-Max-Age", "600"}};
  return response;
}

void add_cors_headers(const OriginVerdict& verdict, Response& response) {
  response.headers.push_back({"Vary", "Origin"});
  if (!verdict.is_allowed) return;
  response.headers.push_back({"Access-Control-Allow-Origin", verdict.origin});
  if (!verdict.is_preflight) response.headers.push_back({"Access-Control-Expose-Headers", std::string(shown_headers)});
}

}  // namespace http
