// Logo and favicon: taking them in, and showing them under names that never change.
#pragma once

#include "brand.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

void add_brand_image_routes(http::Routes& routes, Given& given);

}  // namespace tenants
