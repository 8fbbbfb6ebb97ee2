// What a device needs to install the web app under the brand of its host name.
#pragma once

#include <string>

#include "shown_brand.hpp"

namespace tenants {

// The web app manifest of a brand, as JSON. Pure.
std::string brand_manifest(const Branding& branding);

}  // namespace tenants
