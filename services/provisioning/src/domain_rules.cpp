// Names of websites.
#include "domain_rules.hpp"

namespace provisioning {
namespace {

bool is_within(std::string_view domain, std::string_view parent) {
  if (!domain.ends_with(parent)) return false;
  return domain.size() == parent.size() || domain[domain.size() - parent.size() - 1] == '.';
}

constexpr bool is_label_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

constexpr char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool is_reserved_domain(std::string_view domain, std::string_view platform_host, std::string_view sites_domain) {
  return is_within(domain, platform_host) || is_within(domain, sites_domain);
}

std::string slug_of(std::string_view name) {
  constexpr std::size_t longest = 40;
  std::string slug;
  for (const char letter : name) {
    if (slug.size() == longest) break;
    if (is_label_letter(lower(letter))) slug += lower(letter);
    else if (!slug.empty() && slug.back() != '-') slug += '-';
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "site" : slug;
}

std::string site_url(std::string_view domain, std::uint16_t port) {
  std::string url = "https://" + std::string(domain);
  if (port != 443) url += ":" + std::to_string(port);
  return url + "/";
}

}  // namespace provisioning
