// Checks of request heads.
#include "http/header_check.hpp"

#include <algorithm>
#include <charconv>

namespace http {
namespace {

std::ptrdiff_t count(const Headers& headers, std::string_view name) {
  return std::ranges::count_if(headers, [&](const Header& header) { return same_ignoring_case(header.name, name); });
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

std::optional<Fault> length_fault(const Headers& headers, const Limits& limits) {
  const auto lengths = count(headers, "content-length");
  if (lengths == 0) return std::nullopt;
  const auto text = find_header(headers, "content-length");
  if (lengths > 1 || !is_digits(text)) return bad_request;
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc{} || length > limits.max_body) return body_too_large;
  return std::nullopt;
}

bool has_bad_encoding(const Head& head) {
  const auto& headers = head.request.headers;
  const auto encodings = count(headers, "transfer-encoding");
  if (encodings == 0) return false;
  const bool is_plain = encodings == 1 && same_ignoring_case(find_header(headers, "transfer-encoding"), "chunked");
  return !is_plain || head.version < 11 || count(headers, "content-length") > 0;
}

}  // namespace

bool expects_continue(const Request& request) {
  return same_ignoring_case(find_header(request.headers, "expect"), "100-continue");
}

std::optional<Fault> fault_of(const Head& head, const Limits& limits) {
  const auto& headers = head.request.headers;
  if (head.request.target.size() > limits.max_url) return url_too_long;
  if (head.version != 10 && head.version != 11) return bad_version;
  const auto hosts = count(headers, "host");
  if (hosts > 1 || (hosts == 0 && head.version == 11)) return bad_request;
  if (has_bad_encoding(head)) return bad_request;
  if (count(headers, "expect") > 0 && !expects_continue(head.request)) return bad_expectation;
  return length_fault(headers, limits);
}

}  // namespace http
