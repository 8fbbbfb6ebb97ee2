// A cheap look at HTML before the parser sees it.
#pragma once

#include "render/place.hpp"

#include <string_view>

namespace provisioning {

// Refuses more than 4,000 elements, which bounds the parser's time however deep, and more than 200 open at once.
void require_shallow_html(std::string_view html, const TemplatePlace& place);

}  // namespace provisioning
