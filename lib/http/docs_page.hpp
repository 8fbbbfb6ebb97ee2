// The documentation page: self-contained files that show openapi.json.
#pragma once

#include <string_view>

namespace http {

// Loads docs/style.css and docs/script.js; nothing inline, so that its policy can forbid it.
std::string_view docs_html();
std::string_view docs_style();
std::string_view docs_script();

}  // namespace http
