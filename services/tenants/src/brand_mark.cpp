// Names are anybody's words: they get into CSS and SVG as numbers of characters.
#include "brand_mark.hpp"

#include <fmt/format.h>

#include <cctype>

namespace tenants {
namespace {

bool is_plain(unsigned char letter) { return letter >= 0x80 || std::isalnum(letter) != 0 || letter == ' '; }

std::string css_string(std::string_view text) {
  std::string quoted = "\"";
  for (const unsigned char letter : text) {
    if (is_plain(letter)) quoted += static_cast<char>(letter);
    else quoted += fmt::format("\\{:x} ", letter);
  }
  return quoted + '"';
}

// The first character of UTF-8, large where that is a matter of ASCII.
std::string initial_of(std::string_view name) {
  if (name.empty()) return "";
  std::size_t length = 1;
  while (length < name.size() && (static_cast<unsigned char>(name[length]) & 0xC0) == 0x80) ++length;
  std::string first(name.substr(0, length));
  if (length == 1) first[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(first[0])));
  return first;
}

}  // namespace

std::string brand_mark_css(const Branding& branding) {
  const auto name = "--brand-name:" + css_string(branding.name) + ";";
  if (branding.is_platform) return ":root{" + name + "--brand-platform-display:block;}\n";
  if (branding.logo_url) {
    return ":root{--brand-logo:url(" + *branding.logo_url +
           ");--brand-logo-display:block;--brand-mark-display:none;}\n";
  }
  return ":root{" + name + "--brand-initial:" + css_string(initial_of(branding.name)) +
         ";--brand-sign-display:none;}\n";
}

std::string brand_icon(const Branding& branding) {
  std::string letter = initial_of(branding.name);
  if (letter.size() == 1) letter = fmt::format("&#{};", static_cast<int>(static_cast<unsigned char>(letter[0])));
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">)"
                     R"(<rect width="32" height="32" rx="8" fill="{}"/>)"
                     R"(<text x="16" y="22" text-anchor="middle" font-family="system-ui,sans-serif" )"
                     R"(font-weight="700" font-size="18" fill="{}">{}</text></svg>)",
                     branding.colors.primary, branding.colors.on_primary, letter);
}

}  // namespace tenants
