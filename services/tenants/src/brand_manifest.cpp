// The members are named by the standard, not by our API's convention.
#include "brand_manifest.hpp"

#include <boost/json.hpp>

namespace tenants {
namespace {

namespace json = boost::json;

// Behind /brand-icon the edge has a drawing for whoever has set no picture.
json::object icon_of(const Branding& branding) {
  if (branding.favicon_url) {
    return {{"src", *branding.favicon_url}, {"sizes", "180x180"}, {"type", "image/png"}};
  }
  return {{"src", "/brand-icon"}, {"sizes", "any"}, {"type", "image/svg+xml"}};
}

}  // namespace

std::string brand_manifest(const Branding& branding) {
  return json::serialize(json::object{
      {"id", "/"},
      {"name", branding.name},
      {"short_name", branding.name},
      {"lang", branding.locale},
      {"start_url", "/agency/dashboard"},  // a client's user is led on to their own
      {"scope", "/"},
      {"display", "standalone"},
      {"background_color", "#f6f6f7"},
      {"theme_color", branding.colors.primary},
      {"icons", json::array{icon_of(branding)}},
  });
}

}  // namespace tenants
