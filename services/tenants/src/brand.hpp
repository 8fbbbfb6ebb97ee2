// What an agency says about itself, as tenants.tenants.branding_settings keeps it.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

#include "regional.hpp"
#include "shape/types.hpp"
#include "tenancy/ids.hpp"

namespace tenants {

using SenderName = shape::Text<1, 120>;
using LegalName = shape::Text<1, 255>;

// Everything is optional: an agency that has said nothing is shown by its name in the platform's colours.
struct Brand {
  std::optional<CssColor> primary_color;
  std::optional<CssColor> accent_color;
  std::optional<shape::Email> support_email;
  std::optional<shape::HttpUrl> support_url;
  std::optional<Phone> support_phone;
  std::optional<SenderName> mail_sender_name;
  std::optional<LegalName> legal_name;
  std::optional<shape::HttpUrl> imprint_url;
  std::optional<shape::HttpUrl> privacy_url;
  std::optional<std::string> logo;     // file names below images_of()
  std::optional<std::string> favicon;
};
BOOST_DESCRIBE_STRUCT(Brand, (),
                      (primary_color, accent_color, support_email, support_url, support_phone, mail_sender_name,
                       legal_name, imprint_url, privacy_url, logo, favicon))

inline constexpr const char* default_primary = "#1d4ed8";
inline constexpr const char* default_accent = "#0f766e";

// Where the store keeps the pictures of a brand. Everything of a tenant lies below "tenants/<id>/".
std::string images_of(tenancy::TenantId tenant);
// The address of such a picture, for ever the same picture.
std::string image_url(tenancy::TenantId tenant, const std::string& file);
// "logo-<64 hexadecimal digits>.png" or "favicon-...": nothing else is ever asked of the store.
bool is_image_name(std::string_view file);

}  // namespace tenants
