// Tokens to CSS custom properties.
#include "render/theme.hpp"

#include "render/keys.hpp"
#include "render/words.hpp"

#include <boost/json/string.hpp>

namespace provisioning {

namespace json = boost::json;

namespace {

constexpr std::size_t longest_value = 200;

bool is_balanced(const std::string& value) {
  int open = 0;
  for (const char c : value) {
    open += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (open < 0) return false;
  }
  const auto count = [&value](char quote) {
    std::size_t found = 0;
    for (const char c : value) found += c == quote ? 1 : 0;
    return found;
  };
  return open == 0 && count('"') % 2 == 0 && count('\'') % 2 == 0;
}

std::string css_value(const json::value& value, const TemplatePlace& place) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 #%.,()+-*/'\"_";
  if (!value.is_string()) place.refuse("a token is a text like \"#0a6e4f\" or {\"light\": …, \"dark\": …}");
  const std::string text(value.get_string());
  const bool allowed_only = text.find_first_not_of(allowed) == std::string::npos;
  if (text.find_first_not_of(' ') == std::string::npos || text.size() > longest_value || !allowed_only ||
      !is_balanced(text) || text.contains("/*")) {
    place.refuse(
        "not a CSS value; colours, sizes and font names of at most 200 characters, without ; { } < > \\ or /*");
  }
  if (text.contains("url(") || text.contains("URL(")) place.refuse("tokens may not load anything: no url()");
  return text;
}

ThemeToken read_token(const json::value& value, const TemplatePlace& place) {
  if (!value.is_object()) return {css_value(value, place), ""};
  TemplateKeys keys(value, place);
  const auto* light = keys.find("light");
  const auto* dark = keys.find("dark");
  keys.refuse_others();
  if (light == nullptr) keys.at("light").refuse("this value is required");
  return {css_value(*light, keys.at("light")), dark == nullptr ? "" : css_value(*dark, keys.at("dark"))};
}

}  // namespace

Theme read_theme(const json::value& tokens, const TemplatePlace& place) {
  if (!tokens.is_object()) place.refuse("this must be an object of tokens");
  Theme theme;
  for (const auto& member : tokens.get_object()) {
    const std::string name(member.key());
    if (!is_slug(name)) place.key(name).refuse("token names are a-z, 0-9 and single '-'");
    theme[name] = read_token(member.value(), place.key(name));
  }
  return theme;
}

Theme overridden_theme(Theme theme, const json::object& overrides) {
  const TemplatePlace place{"theme", ""};
  for (const auto& member : overrides) {
    const auto token = theme.find(std::string(member.key()));
    if (token == theme.end()) place.key(member.key()).refuse("the template has no such token");
    token->second = read_token(member.value(), place.key(member.key()));
  }
  return theme;
}

std::string theme_css(const Theme& theme) {
  std::string light;
  std::string dark;
  for (const auto& [name, token] : theme) {
    light += "  --" + name + ": " + token.light + ";\n";
    if (!token.dark.empty()) dark += "    --" + name + ": " + token.dark + ";\n";
  }
  std::string css = ":root {\n" + light + "}\n";
  if (!dark.empty()) css += "@media (prefers-color-scheme: dark) {\n  :root {\n" + dark + "  }\n}\n";
  return css;
}

json::object theme_values(const Theme& theme) {
  json::object values;
  for (const auto& [name, token] : theme) values[name] = escape_html(token.light);
  return values;
}

}  // namespace provisioning
