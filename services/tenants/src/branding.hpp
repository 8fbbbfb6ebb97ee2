// The brand that a host name shows, before anybody has signed in.
#pragma once

#include <boost/describe/class.hpp>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "brand.hpp"
#include "tenants/tenants.hpp"

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

// What one host name shows, ready to be sent.
struct HostBrand {
  Branding branding;
  std::string css;
  std::string etag;                   // changes with anything in it
  std::optional<std::string> logo;    // keys of the store
  std::optional<std::string> favicon;
};

// Custom properties for the light and the dark scheme. Pure.
std::string brand_css(const PublicColors& colors);

// The brands by host name: agencies' are remembered for 20 seconds, that of unknown names for 2. Serves all threads.
class HostBrands {
 public:
  base::Task<std::shared_ptr<const HostBrand>> find(sql::Database& db, std::string host);

 private:
  struct Remembered {
    std::shared_ptr<const HostBrand> brand;
    base::Timestamp until;
  };
  std::shared_ptr<const HostBrand> recall(const std::string& host);
  void remember(const std::string& host, std::shared_ptr<const HostBrand> brand);

  std::mutex mutex_;
  std::map<std::string, Remembered> known_;
};

void add_branding_routes(http::Routes& routes, Given& given);

}  // namespace tenants
