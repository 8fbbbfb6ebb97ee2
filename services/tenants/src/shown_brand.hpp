// A brand as everybody sees it: the agency's own words, with what follows from its colours.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "base/task.hpp"
#include "brand.hpp"

namespace sql {
class ReadTx;
}

namespace tenants {

struct PublicColors {
  std::string primary;
  std::string on_primary;
  std::string primary_hover;
  std::string primary_text;
  std::string primary_text_dark;
  std::string accent;
  std::string on_accent;
  std::string accent_hover;
  std::string accent_text;
  std::string accent_text_dark;
};
BOOST_DESCRIBE_STRUCT(PublicColors, (),
                      (primary, on_primary, primary_hover, primary_text, primary_text_dark, accent, on_accent,
                       accent_hover, accent_text, accent_text_dark))

struct Branding {
  std::string name;
  bool is_platform;  // nobody's own address: the platform shows its own brand
  PublicColors colors;
  std::optional<std::string> logo_url;
  std::optional<std::string> favicon_url;
  std::optional<shape::Email> support_email;
  std::optional<shape::HttpUrl> support_url;
  std::optional<Phone> support_phone;
  std::optional<LegalName> legal_name;
  std::optional<shape::HttpUrl> imprint_url;
  std::optional<shape::HttpUrl> privacy_url;
  std::string locale;
  std::string time_zone;
  std::string currency;
};
BOOST_DESCRIBE_STRUCT(Branding, (),
                      (name, is_platform, colors, logo_url, favicon_url, support_email, support_url, support_phone,
                       legal_name, imprint_url, privacy_url, locale, time_zone, currency))

// A brand ready to be sent.
struct ShownBrand {
  Branding branding;
  std::string css;
  std::string etag;                   // changes with anything in it
  std::optional<std::string> logo;    // keys of the store
  std::optional<std::string> favicon;
};

// Custom properties for the light and the dark scheme. Pure.
std::string brand_css(const PublicColors& colors);

// What is shown where nobody's brand is.
ShownBrand platform_brand();

// That of an agency. `reader` is in the tenant's scope.
base::Task<ShownBrand> read_brand(sql::ReadTx& reader, tenancy::TenantId tenant);

}  // namespace tenants
