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

bool is_host_letter(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         std::string_view("-._:[]").contains(letter);
}

// The host of an absolute-form target, which a client sends to a proxy.
std::optional<std::string_view> named_host(std::string_view target) {
  const auto scheme = target.find("://");
  if (target.starts_with('/') || scheme == std::string_view::npos) return std::nullopt;
  target.remove_prefix(scheme + 3);
  return target.substr(0, target.find_first_of("/?"));
}

bool has_bad_host(const Head& head) {
  const auto& headers = head.request.headers;
  const auto hosts = count(headers, "host");
  if (hosts == 0) return head.version == 11;
  const auto host = find_header(headers, "host");
  if (hosts > 1 || host.empty() || !std::ranges::all_of(host, is_host_letter)) return true;
  const auto named = named_host(head.request.target);
  return named && !same_ignoring_case(*named, host);
}

bool is_bad_after(char before, char letter) {
  const bool is_control = (letter >= 0 && letter < ' ') || letter == 0x7f;
  if (is_control && letter != '\t' && letter != '\r' && letter != '\n') return true;
  const bool is_folded = before == '\n' && (letter == ' ' || letter == '\t');
  return is_folded || (letter == '\n') != (before == '\r');
}

}  // namespace

std::optional<Fault> HeadScan::look_at(std::string_view bytes, const Limits& limits) {
  for (; at_ < bytes.size() && end_ == 0; ++at_) {
    const char letter = bytes[at_];
    if (is_bad_after(before_, letter)) return bad_request;
    before_ = letter;
    if (letter != '\n') continue;
    const bool is_empty = at_ == line_ + 1;
    line_ = at_ + 1;
    if (is_empty) (first_line_ == 0 ? start_ : end_) = line_;
    else if (first_line_ == 0) first_line_ = line_ - start_;
  }
  if (at_ <= limits.max_header) return std::nullopt;
  return first_line_ == 0 || first_line_ > limits.max_header ? url_too_long : header_too_large;
}

bool expects_continue(const Request& request) {
  return same_ignoring_case(find_header(request.headers, "expect"), "100-continue");
}

std::optional<Fault> fault_of(const Head& head, const Limits& limits) {
  const auto& headers = head.request.headers;
  if (head.request.target.size() > limits.max_url) return url_too_long;
  if (headers.size() > limits.max_header_count) return header_too_large;
  if (head.version != 10 && head.version != 11) return bad_version;
  if (head.request.method == "CONNECT" || has_bad_host(head) || has_bad_encoding(head)) return bad_request;
  if (count(headers, "expect") > 0 && !expects_continue(head.request)) return bad_expectation;
  return length_fault(headers, limits);
}

}  // namespace http
