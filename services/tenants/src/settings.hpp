// The settings of an agency: how it presents itself, and where it is at home.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "brand.hpp"
#include "tenants/tenants.hpp"

namespace tenants {

using AgencyName = shape::Text<1, 255>;

struct Settings {
  AgencyName name;
  CssColor primary_color;
  CssColor accent_color;
  std::optional<shape::Email> support_email;
  std::optional<shape::HttpUrl> support_url;
  std::optional<Phone> support_phone;
  SenderName mail_sender_name;
  std::optional<LegalName> legal_name;
  std::optional<shape::HttpUrl> imprint_url;
  std::optional<shape::HttpUrl> privacy_url;
  Locale locale;
  TimeZone time_zone;
  Currency currency;
  std::optional<std::string> logo_url;
  std::optional<std::string> favicon_url;
  std::optional<std::string> custom_domain;  // where the agency's people sign in, once it is connected
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(Settings, (),
                      (name, primary_color, accent_color, support_email, support_url, support_phone, mail_sender_name,
                       legal_name, imprint_url, privacy_url, locale, time_zone, currency, logo_url, favicon_url,
                       custom_domain, updated_at))

// Null takes back what was said: the default is in force again.
struct SettingsChange {
  shape::Change<AgencyName> name;
  shape::Change<std::optional<CssColor>> primary_color;
  shape::Change<std::optional<CssColor>> accent_color;
  shape::Change<std::optional<shape::Email>> support_email;
  shape::Change<std::optional<shape::HttpUrl>> support_url;
  shape::Change<std::optional<Phone>> support_phone;
  shape::Change<std::optional<SenderName>> mail_sender_name;
  shape::Change<std::optional<LegalName>> legal_name;
  shape::Change<std::optional<shape::HttpUrl>> imprint_url;
  shape::Change<std::optional<shape::HttpUrl>> privacy_url;
  shape::Change<Locale> locale;
  shape::Change<TimeZone> time_zone;
  shape::Change<Currency> currency;
};
BOOST_DESCRIBE_STRUCT(SettingsChange, (),
                      (name, primary_color, accent_color, support_email, support_url, support_phone, mail_sender_name,
                       legal_name, imprint_url, privacy_url, locale, time_zone, currency))

void add_settings_routes(http::Routes& routes);

}  // namespace tenants
