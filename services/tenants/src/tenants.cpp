// Gathers the routes and listeners of the tenants service.
#include "tenants/tenants.hpp"

#include "app_domains.hpp"
#include "brand_images.hpp"
#include "branding.hpp"
#include "clients.hpp"
#include "settings.hpp"
#include "website_reports.hpp"

namespace tenants {

void add_routes(http::Routes& routes, Given& given) {
  add_client_routes(routes, given);
  add_settings_routes(routes);
  add_brand_image_routes(routes, given);
  add_branding_routes(routes, given);
  add_app_domain_routes(routes, given);
}

void add_listeners(events::Bus& bus) {
  add_website_listeners(bus);
  add_app_domain_listeners(bus);
}

}  // namespace tenants
