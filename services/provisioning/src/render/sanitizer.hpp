// Strangers' HTML made harmless by an allow-list.
#pragma once

#include "render/place.hpp"

#include <string>
#include <string_view>

namespace provisioning {

// Parses as HTML5 (gumbo) and writes back only known elements and attributes; scripts, styles, frames, forms and
// foreign content go with everything inside them, other unknown elements leave their text. Idempotent.
// Refuses more than 256 kB, 4,000 elements or 200 levels: gumbo is quadratic in depth (20,000 levels took 30 s).
std::string sanitize_html(std::string_view html, const TemplatePlace& place);

}  // namespace provisioning
