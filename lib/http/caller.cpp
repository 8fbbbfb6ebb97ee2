// Reading who calls; cookies; conditional updates.
#include "http/caller.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/id.hpp"
#include "http/reply.hpp"
#include "shape/utf8.hpp"

namespace http {
namespace {

constexpr std::size_t longest_request_id = 64;
constexpr std::size_t longest_word = 512;

bool is_alphanumeric(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_id_letter(char letter) { return is_alphanumeric(letter) || letter == '-' || letter == '_' || letter == '.'; }

bool is_lower_hex(char letter) { return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f'); }

std::string request_id_of(const Headers& headers) {
  const auto given = find_header(headers, "request-id");
  const bool is_usable =
      given.size() >= 8 && given.size() <= longest_request_id && std::ranges::all_of(given, is_id_letter);
  return is_usable ? std::string(given) : base::to_string(base::make_uuid());
}

// traceparent = version "-" 32 hex "-" 16 hex "-" flags (W3C Trace Context, 3.2).
std::string trace_id_of(const Headers& headers) {
  const auto given = find_header(headers, "traceparent");
  const bool has_shape = given.size() >= 55 && given[2] == '-' && given[35] == '-' && given[52] == '-';
  if (!has_shape || given.starts_with("ff")) return {};
  const auto trace = given.substr(3, 32);
  const bool is_hex =
      std::ranges::all_of(trace, is_lower_hex) && std::ranges::all_of(given.substr(36, 16), is_lower_hex);
  if (!is_hex || trace.find_first_not_of('0') == std::string_view::npos) return {};
  return std::string(trace);
}

std::string host_of(const Headers& headers) {
  std::string_view given = find_header(headers, "host");
  const auto end = given.starts_with('[') ? given.find(']') + 1 : given.find(':');
  std::string host(given.substr(0, end));
  std::ranges::transform(host, host.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  });
  return host;
}

std::string bearer_of(const Headers& headers) {
  const auto given = find_header(headers, "authorization");
  constexpr std::string_view scheme = "bearer ";
  if (given.size() <= scheme.size() || !same_ignoring_case(given.substr(0, scheme.size()), scheme)) return {};
  return std::string(given.substr(scheme.size()));
}

std::optional<std::string> short_header(const Headers& headers, std::string_view name) {
  const auto given = find_header(headers, name);
  if (given.empty() || given.size() > longest_word || !shape::is_utf8(given)) return std::nullopt;
  return std::string(given);
}

// Several lines of one header are one, with commas between them (RFC 9110, 5.3).
std::optional<std::string> whole_header(const Headers& headers, std::string_view name) {
  std::optional<std::string> whole;
  for (const auto& header : headers) {
    if (same_ignoring_case(header.name, name)) whole = whole ? *whole + ", " + header.value : header.value;
  }
  return whole;
}

std::map<std::string, std::string, std::less<>> cookies_of(const Headers& headers) {
  std::map<std::string, std::string, std::less<>> cookies;
  std::string_view rest = find_header(headers, "cookie");
  while (!rest.empty()) {
    const auto end = rest.find(';');
    auto pair = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    cookies.emplace(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return cookies;
}

bool is_cookie_letter(char letter) {
  return letter > ' ' && letter < 0x7f && letter != '"' && letter != ',' && letter != ';' && letter != '\\';
}

std::string_view word(SameSite same_site) {
  switch (same_site) {
    case SameSite::strict: return "Strict";
    case SameSite::lax: return "Lax";
    case SameSite::none: return "None";
  }
  return "Strict";
}

}  // namespace

std::string_view Caller::cookie(std::string_view name) const {
  const auto found = cookies.find(name);
  return found == cookies.end() ? std::string_view{} : found->second;
}

Caller caller_of(const Request& request) {
  Caller caller;
  caller.address = request.address;
  caller.user_agent = shape::utf8_prefix(find_header(request.headers, "user-agent"), longest_word);
  if (!shape::is_utf8(caller.user_agent)) caller.user_agent.clear();
  caller.request_id = request_id_of(request.headers);
  caller.trace_id = trace_id_of(request.headers);
  caller.host = host_of(request.headers);
  caller.bearer = bearer_of(request.headers);
  caller.last_event_id = short_header(request.headers, "last-event-id");
  caller.if_none_match = short_header(request.headers, "if-none-match");
  caller.if_match = short_header(request.headers, "if-match");
  caller.idempotency_key = whole_header(request.headers, "idempotency-key");
  caller.cookies = cookies_of(request.headers);
  return caller;
}

std::string to_string(const Cookie& cookie) {
  const bool is_safe =
      !cookie.name.empty() && !cookie.name.contains('=') && std::ranges::all_of(cookie.name, is_cookie_letter) &&
      std::ranges::all_of(cookie.value, is_cookie_letter) && std::ranges::all_of(cookie.path, is_cookie_letter);
  if (!is_safe) throw base::internal("the cookie " + cookie.name + " holds characters that a cookie may not");
  std::string text = cookie.name + '=' + cookie.value + "; Path=" + cookie.path;
  if (cookie.max_age) text += "; Max-Age=" + std::to_string(cookie.max_age->count());
  text += "; SameSite=";
  text += word(cookie.same_site);
  if (cookie.http_only) text += "; HttpOnly";
  if (cookie.secure) text += "; Secure";
  return text;
}

void set_cookie(Headers& headers, const Cookie& cookie) { headers.push_back({"Set-Cookie", to_string(cookie)}); }

void require_match(const std::optional<std::string>& if_match, std::string_view etag) {
  if (!if_match) return;
  const auto expected = '"' + std::string(etag) + '"';
  const Headers headers{{"If-Match", *if_match}};
  for (const auto item : header_items(headers, "If-Match")) {
    if (item == "*" || item == expected) return;
  }
  throw base::conflict("changed_meanwhile", "Somebody else has changed this meanwhile. Load it again.");
}

bool is_unchanged(const std::optional<std::string>& if_none_match, std::string_view etag) {
  if (!if_none_match) return false;
  const auto known = '"' + std::string(etag) + '"';
  const Headers headers{{"If-None-Match", *if_none_match}};
  return std::ranges::any_of(header_items(headers, "If-None-Match"), [&](std::string_view item) {
    if (item.starts_with("W/")) item.remove_prefix(2);
    return item == "*" || item == known;
  });
}

}  // namespace http
