// Which addresses a site may link to.
#pragma once

#include "render/place.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace provisioning {

// The address as a browser would read it (control characters and outer blanks gone), or nothing when its scheme is
// not http, https, mailto or tel. Addresses without a scheme pass.
std::optional<std::string> safe_link(std::string_view address);
// The same for what is loaded rather than followed: http, https or no scheme.
std::optional<std::string> safe_source(std::string_view address);

// "/", "/about/", "/shop/lamps/": segments of a-z, 0-9 and '-', ending in '/'.
bool is_page_path(std::string_view path);

// All addresses of one site, with those whose feature is switched off.
class SiteAddresses {
 public:
  // Refuses a second claim on a path, naming the first.
  void add(const std::string& path, bool active, const TemplatePlace& place);
  // The link as it may be shown, nothing when its page is switched off; refuses unknown pages and unsafe schemes.
  std::optional<std::string> check(const std::string& link, const TemplatePlace& place) const;

 private:
  struct Claim {
    bool active;
    std::string file;
  };
  std::map<std::string, Claim, std::less<>> claims_;
};

}  // namespace provisioning
