// The brand's sign where no picture was uploaded, and before any script has run.
#pragma once

#include <string>

#include "shown_brand.hpp"

namespace tenants {

// Name, initial and logo as custom properties, so that a page shows them with its first paint. Pure.
std::string brand_mark_css(const Branding& branding);

// The initial in the brand's colours, as SVG. Pure.
std::string brand_icon(const Branding& branding);

}  // namespace tenants
