// The checks of e-mail addresses, domain names and URLs.
#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>
#include <charconv>

#include "shape/text_types.hpp"

namespace shape {
namespace {

using Fault = std::optional<std::string>;

bool is_letter(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

void lower(std::string& text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
}

void trim_blanks(std::string& text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return text.clear();
  text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Fault label_fault(std::string_view label) {
  if (label.empty()) return "Must not start or end with a dot or contain two dots in a row.";
  if (label.size() > 63) return "No part between two dots may have more than 63 characters.";
  if (label.front() == '-' || label.back() == '-') return "No part may start or end with a hyphen.";
  const bool is_clean = std::ranges::all_of(label, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
  if (!is_clean) return "Only letters, digits, hyphens and dots may be used.";
  return std::nullopt;
}

// Letters or xn--: what no spelling of an IP address ends in.
bool is_top_level(std::string_view label) {
  return label.starts_with("xn--") || (label.size() >= 2 && std::ranges::all_of(label, is_letter));
}

Fault host_fault(std::string_view host) {
  const auto is_ascii = [](unsigned char letter) { return letter < 0x80; };
  if (!std::ranges::all_of(host, is_ascii)) return "Write the name in its ASCII form (xn--...).";
  if (host.size() > 253) return "Must have at most 253 characters.";
  std::size_t labels = 0;
  for (std::string_view rest = host;; ++labels) {
    const auto dot = rest.find('.');
    if (auto fault = label_fault(rest.substr(0, dot))) return fault;
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  if (labels == 0) return "Must have at least two parts, like example.com.";
  if (!is_top_level(host.substr(host.rfind('.') + 1))) return "The last part must be a top-level domain, not a number.";
  return std::nullopt;
}

// Names that can never belong to somebody (RFC 6761, RFC 6762, RFC 7686, ICANN's .internal).
bool is_reserved(std::string_view host) {
  constexpr std::array<std::string_view, 7> reserved{"localhost", "localdomain", "local", "internal",
                                                     "invalid",   "arpa",        "onion"};
  return std::ranges::find(reserved, host.substr(host.rfind('.') + 1)) != reserved.end();
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64) return false;
  if (local.front() == '.' || local.back() == '.' || local.contains("..")) return false;
  constexpr std::string_view signs = ".!#$%&'*+/=?^_`{|}~-";
  return std::ranges::all_of(local, [&](char c) { return is_letter(c) || is_digit(c) || signs.contains(c); });
}

Refusal not_a_url(std::string message) { return {"not_a_url", std::move(message)}; }

// Stricter than RFC 3986: a host is a name of letters, digits, hyphens and dots, or an IP address.
bool is_plain_host(const boost::urls::url_view& url) {
  if (url.host_type() == boost::urls::host_type::ipv6) return true;
  const std::string_view host{url.encoded_host().data(), url.encoded_host().size()};
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return is_letter(c) || is_digit(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  });
}

bool is_port(std::string_view text) {
  unsigned number = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end && number >= 1 && number <= 65535;
}

Fault url_fault(const boost::urls::url_view& url) {
  if (url.scheme_id() != boost::urls::scheme::http && url.scheme_id() != boost::urls::scheme::https)
    return "Must start with http:// or https://.";
  if (!url.has_authority() || !is_plain_host(url)) return "Must name a host.";
  if (url.has_userinfo()) return "Must not contain a user name or password.";
  if (url.has_port() && !is_port({url.port().data(), url.port().size()}))
    return "The port must be a number from 1 to 65535.";
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> check_email(std::string& text) {
  trim_blanks(text);
  lower(text);
  if (text.size() > 254) return Refusal{"too_long", "Must have at most 254 characters."};
  const auto at = text.find('@');
  const std::string_view view = text;
  if (at == std::string::npos || !is_local_part(view.substr(0, at)) || host_fault(view.substr(at + 1)))
    return Refusal{"not_an_email", "Must be an e-mail address, like name@example.com."};
  return std::nullopt;
}

std::optional<Refusal> check_domain_name(std::string& text) {
  lower(text);
  auto fault = host_fault(text);
  if (is_reserved(text)) fault = "This name is reserved and cannot be used as a domain.";
  if (fault) return Refusal{"not_a_domain", std::move(*fault)};
  return std::nullopt;
}

std::optional<Refusal> check_http_url(std::string& text) {
  trim_blanks(text);
  if (text.size() > 2048) return Refusal{"too_long", "Must have at most 2048 characters."};
  const auto url = boost::urls::parse_uri(text);
  if (!url) return not_a_url("Must be a URL, like https://example.com/path.");
  if (auto fault = url_fault(*url)) return not_a_url(std::move(*fault));
  return std::nullopt;
}

std::optional<Refusal> check_git_url(std::string& text) {
  if (auto refusal = check_http_url(text)) return refusal;
  const auto url = boost::urls::parse_uri(text).value();
  if (url.encoded_path().size() < 2) return not_a_url("Must name a repository.");
  if (url.has_query() || url.has_fragment()) return not_a_url("Must not contain ? or #.");
  return std::nullopt;
}

}  // namespace shape
