// Gathers the routes and listeners of the tenants service.
#include "tenants/tenants.hpp"

#include "agency_acts.hpp"
#include "agency_list.hpp"
#include "app_domains.hpp"
#include "brand_images.hpp"
#include "branding.hpp"
#include "clients.hpp"
#include "features.hpp"
#include "samples.hpp"
#include "settings.hpp"
#include "sign_in_rules.hpp"
#include "website_reports.hpp"

namespace tenants {

void add_routes(http::Routes& routes, Given& given) {
  add_client_routes(routes, given);
  add_sample_routes(routes, given);
  add_settings_routes(routes);
  add_sign_in_rule_routes(routes);
  add_brand_image_routes(routes, given);
  add_branding_routes(routes, given);
  add_app_domain_routes(routes, given);
  add_agency_list_routes(routes, given);
  add_agency_growth_routes(routes);
  add_agency_act_routes(routes, given);
  add_feature_routes(routes);
}

void add_listeners(events::Bus& bus) {
  add_website_listeners(bus);
  add_app_domain_listeners(bus);
}

}  // namespace tenants
