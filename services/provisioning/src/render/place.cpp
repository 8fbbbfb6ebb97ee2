// Places in templates and the error that names them.
#include "render/place.hpp"

#include "base/error.hpp"

namespace provisioning {

TemplatePlace TemplatePlace::key(std::string_view name) const {
  return {file, inside.empty() ? std::string(name) : inside + "." + std::string(name)};
}

TemplatePlace TemplatePlace::item(std::size_t index) const {
  return {file, inside + "[" + std::to_string(index) + "]"};
}

void TemplatePlace::refuse(const std::string& reason) const {
  const std::string where = inside.empty() ? file : file + ": " + inside;
  throw base::Error(base::ErrorKind::invalid, "template_invalid", where + ": " + reason,
                    {{where, "template_invalid", reason}});
}

}  // namespace provisioning
