// Theme tokens: the colours, fonts and sizes a client may change.
#pragma once

#include "render/place.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <map>
#include <string>

namespace provisioning {

struct ThemeToken {
  std::string light;
  std::string dark;  // empty: as light
};
using Theme = std::map<std::string, ThemeToken>;

// Reads {"accent": "#0a6", "paper": {"light": "#fff", "dark": "#111"}}; refuses values that could leave their
// declaration.
Theme read_theme(const boost::json::value& tokens, const TemplatePlace& place);
// The template's tokens with the client's in their place; refuses tokens the template does not have.
Theme overridden_theme(Theme theme, const boost::json::object& overrides);
// :root{--accent:#0a6;…} and the dark values under prefers-color-scheme.
std::string theme_css(const Theme& theme);
// The light values, for templates: {{theme.accent}}.
boost::json::object theme_values(const Theme& theme);

}  // namespace provisioning
