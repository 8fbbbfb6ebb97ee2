// From a tenant's row to what is shown of it.
#include "shown_brand.hpp"

#include <fmt/format.h>

#include "base/encode.hpp"
#include "brand_mark.hpp"
#include "colors.hpp"
#include "crypto/digest.hpp"
#include "shape/json.hpp"
#include "sql/database.hpp"

namespace tenants {
namespace {

using namespace sql::literals;

constexpr const char* platform_name = "Dominant Digital Empire";

struct BrandRow {
  std::string name;
  Brand branding_settings;
  std::string locale;
  std::string time_zone;
  std::string currency;
};
BOOST_DESCRIBE_STRUCT(BrandRow, (), (name, branding_settings, locale, time_zone, currency))

PublicColors colors_of(const Brand& brand) {
  const auto tones = [](const std::optional<CssColor>& chosen, const char* otherwise) {
    return tones_of(parse_color(chosen ? chosen->view() : otherwise).value());
  };
  const auto primary = tones(brand.primary_color, default_primary);
  const auto accent = tones(brand.accent_color, default_accent);
  return {.primary = to_string(primary.base),
          .on_primary = to_string(primary.on_base),
          .primary_hover = to_string(primary.hover),
          .primary_text = to_string(primary.on_light),
          .primary_text_dark = to_string(primary.on_dark),
          .accent = to_string(accent.base),
          .on_accent = to_string(accent.on_base),
          .accent_hover = to_string(accent.hover),
          .accent_text = to_string(accent.on_light),
          .accent_text_dark = to_string(accent.on_dark)};
}

Branding branding_of(const BrandRow& row) {
  const auto& brand = row.branding_settings;
  return {.name = row.name,
          .is_platform = false,
          .colors = colors_of(brand),
          .support_email = brand.support_email,
          .support_url = brand.support_url,
          .support_phone = brand.support_phone,
          .legal_name = brand.legal_name,
          .imprint_url = brand.imprint_url,
          .privacy_url = brand.privacy_url,
          .locale = row.locale,
          .time_zone = row.time_zone,
          .currency = row.currency};
}

ShownBrand finished(ShownBrand brand) {
  brand.css = brand_css(brand.branding.colors) + brand_mark_css(brand.branding);
  brand.etag = base::to_hex(crypto::sha256(shape::to_json(brand.branding))).substr(0, 32);
  return brand;
}

}  // namespace

std::string brand_css(const PublicColors& colors) {
  constexpr const char* areas = "--brand-primary:{};--brand-on-primary:{};--brand-primary-hover:{};"
                                "--brand-accent:{};--brand-on-accent:{};--brand-accent-hover:{};";
  constexpr const char* texts = "--brand-primary-text:{};--brand-accent-text:{};";
  const auto light = fmt::format(texts, colors.primary_text, colors.accent_text);
  const auto dark = fmt::format(texts, colors.primary_text_dark, colors.accent_text_dark);
  std::string css = ":root{" + fmt::format(areas, colors.primary, colors.on_primary, colors.primary_hover,
                                           colors.accent, colors.on_accent, colors.accent_hover);
  css += light + "}\n";
  css += "@media (prefers-color-scheme:dark){:root{" + dark + "}}\n";
  // A scheme that a person has chosen wins over that of the device.
  css += ":root[data-theme=light]{" + light + "}\n:root[data-theme=dark]{" + dark + "}\n";
  return css;
}

ShownBrand platform_brand() {
  const BrandRow row{platform_name, {}, "en", "Etc/UTC", "USD"};
  ShownBrand brand{branding_of(row)};
  brand.branding.is_platform = true;
  return finished(std::move(brand));
}

base::Task<ShownBrand> read_brand(sql::ReadTx& reader, tenancy::TenantId tenant) {
  auto row = co_await reader.one<BrandRow>(R"sql(
    select name, branding_settings, locale, time_zone, currency from tenants.tenants where id = $1
  )sql"_sql,
                                           tenant);
  ShownBrand brand{branding_of(row)};
  const auto& [logo, favicon] = std::tie(row.branding_settings.logo, row.branding_settings.favicon);
  if (logo) brand.branding.logo_url = image_url(tenant, *logo);
  if (logo) brand.logo = images_of(tenant) + *logo;
  if (favicon) brand.branding.favicon_url = image_url(tenant, *favicon);
  if (favicon) brand.favicon = images_of(tenant) + *favicon;
  co_return finished(std::move(brand));
}

}  // namespace tenants
