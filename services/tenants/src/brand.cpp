// Names and addresses of a brand's pictures.
#include "brand.hpp"

#include <algorithm>

namespace tenants {

std::string images_of(tenancy::TenantId tenant) { return "tenants/" + to_string(tenant) + "/branding/"; }

std::string image_url(tenancy::TenantId tenant, const std::string& file) {
  return "/api/v1/branding/files/" + to_string(tenant) + "/" + file;
}

bool is_image_name(std::string_view file) {
  constexpr std::string_view ending = ".png";
  const auto kind = file.substr(0, file.find('-') + 1);
  if ((kind != "logo-" && kind != "favicon-") || !file.ends_with(ending)) return false;
  file.remove_prefix(kind.size());
  file.remove_suffix(ending.size());
  return file.size() == 64 && std::ranges::all_of(file, [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
         });
}

}  // namespace tenants
