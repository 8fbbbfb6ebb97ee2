// Markdown (GitHub's dialect: tables, strikethrough, bare links) to safe HTML.
#pragma once

#include "render/place.hpp"

#include <string>
#include <string_view>

namespace provisioning {

// Raw HTML is left out and javascript: links are emptied (cmark-gfm's safe mode). Refuses more than 128 kB and
// tables of more than 100 columns.
std::string markdown_to_html(std::string_view markdown, const TemplatePlace& place);

}  // namespace provisioning
