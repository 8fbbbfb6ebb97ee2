// Where in a template something stands, for errors its author can act on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace provisioning {

// A file of the template and a path inside it: pages/home.json, blocks[2].content.heading.
struct TemplatePlace {
  std::string file;
  std::string inside;

  TemplatePlace key(std::string_view name) const;
  TemplatePlace item(std::size_t index) const;
  // Throws base::Error (invalid, "template_invalid") reading "file: inside: reason".
  [[noreturn]] void refuse(const std::string& reason) const;
};

}  // namespace provisioning
