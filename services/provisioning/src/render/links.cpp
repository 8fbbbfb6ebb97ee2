// Checking addresses.
#include "render/links.hpp"

#include "render/keys.hpp"

#include <algorithm>
#include <initializer_list>

namespace provisioning {

namespace {

// Browsers drop these before they look for a scheme: "java\tscript:" runs.
std::string without_controls(std::string_view address) {
  std::string clean;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x1f && byte != 0x7f) clean += c;
  }
  const auto first = clean.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return clean.substr(first, clean.find_last_not_of(' ') - first + 1);
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

// Anything before a ':' that no '/', '?' or '#' precedes counts as a scheme, well-formed or not.
std::string scheme_of(std::string_view address) {
  const auto end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':') return {};
  return lower(address.substr(0, end));
}

std::optional<std::string> with_scheme(std::string_view address, std::initializer_list<std::string_view> allowed) {
  auto clean = without_controls(address);
  const auto scheme = scheme_of(clean);
  if (clean.starts_with(':')) return std::nullopt;
  if (scheme.empty() || std::ranges::find(allowed, std::string_view(scheme)) != allowed.end()) return clean;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> safe_link(std::string_view address) {
  return with_scheme(address, {"http", "https", "mailto", "tel"});
}

std::optional<std::string> safe_source(std::string_view address) { return with_scheme(address, {"http", "https"}); }

bool is_page_path(std::string_view path) {
  if (path == "/") return true;
  if (path.size() > 200 || !path.starts_with('/') || !path.ends_with('/')) return false;
  path.remove_prefix(1);
  while (!path.empty()) {
    const auto slash = path.find('/');
    if (!is_slug(path.substr(0, slash))) return false;
    path.remove_prefix(slash + 1);
  }
  return true;
}

void SiteAddresses::add(const std::string& path, bool active, const TemplatePlace& place) {
  const auto [claim, added] = claims_.try_emplace(path, Claim{active, place.file});
  if (!added) place.refuse("the address " + path + " is already taken by " + claim->second.file);
}

std::optional<std::string> SiteAddresses::check(const std::string& link, const TemplatePlace& place) const {
  const auto safe = safe_link(link);
  if (!safe) place.refuse("links start with /, #, https:, http:, mailto: or tel:");
  const bool elsewhere = !scheme_of(*safe).empty() || safe->starts_with('#') || safe->starts_with("/_dde/");
  if (elsewhere || safe->empty()) return safe;
  if (!safe->starts_with('/') || safe->starts_with("//")) {
    place.refuse("links start with /, #, https:, http:, mailto: or tel:");
  }
  const auto path = safe->substr(0, safe->find_first_of("?#"));
  const auto claim = claims_.find(path);
  if (claim == claims_.end()) {
    const bool slash_missing = claims_.contains(path + "/");
    place.refuse("there is no page " + path + (slash_missing ? "; write " + path + "/" : " in this template"));
  }
  return claim->second.active ? safe : std::nullopt;
}

}  // namespace provisioning
