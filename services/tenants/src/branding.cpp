// From a host name to name, colours and pictures.
#include "branding.hpp"

#include <fmt/format.h>

#include "base/encode.hpp"
#include "base/error.hpp"
#include "brand_manifest.hpp"
#include "brand_mark.hpp"
#include "colors.hpp"
#include "crypto/digest.hpp"
#include "sql/database.hpp"
#include "storage/store.hpp"
#include "tenants/white_label.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::chrono::seconds remembered_for{20};
constexpr std::chrono::seconds unknown_remembered_for{2};  // a new address shall not have to wait
constexpr std::size_t most_remembered = 10'000;
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

std::shared_ptr<const HostBrand> finished(HostBrand brand) {
  brand.css = brand_css(brand.branding.colors) + brand_mark_css(brand.branding);
  brand.etag = base::to_hex(crypto::sha256(shape::to_json(brand.branding))).substr(0, 32);
  return std::make_shared<const HostBrand>(std::move(brand));
}

std::shared_ptr<const HostBrand> platform_brand() {
  const BrandRow row{platform_name, {}, "en", "Etc/UTC", "USD"};
  HostBrand brand{branding_of(row)};
  brand.branding.is_platform = true;
  return finished(std::move(brand));
}

Task<std::shared_ptr<const HostBrand>> load_brand(sql::Database& db, std::string host) {
  auto anybody = db.read(tenancy::Scope::nobody());
  auto tenant = co_await find_app_host(anybody, host);
  if (!tenant) co_return platform_brand();
  auto reader = db.read(tenancy::Scope::of(*tenant));
  auto row = co_await reader.one<BrandRow>(R"sql(
    select name, branding_settings, locale, time_zone, currency from tenants.tenants where id = $1
  )sql"_sql,
                                           *tenant);
  HostBrand brand{branding_of(row)};
  const auto& [logo, favicon] = std::tie(row.branding_settings.logo, row.branding_settings.favicon);
  if (logo) brand.branding.logo_url = image_url(*tenant, *logo);
  if (logo) brand.logo = images_of(*tenant) + *logo;
  if (favicon) brand.branding.favicon_url = image_url(*tenant, *favicon);
  if (favicon) brand.favicon = images_of(*tenant) + *favicon;
  co_return finished(std::move(brand));
}

using Brands = std::shared_ptr<HostBrands>;

http::Headers cached(std::string_view etag) {
  return {{"Cache-Control", "public, max-age=30"}, {"Vary", "Host"}, {"ETag", '"' + std::string(etag) + '"'}};
}

http::Document unchanged(std::string_view etag) { return {.headers = cached(etag), .status = 304}; }

Task<http::Reply<Branding>> get_branding(Brands brands, http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  http::Reply<Branding> reply{brand->branding};
  reply.headers = cached(brand->etag);
  co_return reply;
}

Task<http::Document> get_style(Brands brands, http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  if (http::is_unchanged(caller.if_none_match, brand->etag)) co_return unchanged(brand->etag);
  http::Document style{"text/css; charset=utf-8", brand->css, cached(brand->etag)};
  co_return style;
}

Task<http::Document> get_manifest(Brands brands, http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  if (http::is_unchanged(caller.if_none_match, brand->etag)) co_return unchanged(brand->etag);
  http::Document manifest{"application/manifest+json", brand_manifest(brand->branding), cached(brand->etag)};
  co_return manifest;
}

Task<http::Document> get_picture(storage::Store& files, Brands brands, std::optional<std::string> HostBrand::* place,
                                 http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  const auto key = (*brand).*place;
  if (!key) throw base::not_found();
  const auto etag = base::to_hex(crypto::sha256(*key)).substr(0, 32);
  if (http::is_unchanged(caller.if_none_match, etag)) co_return unchanged(etag);
  auto bytes = co_await files.get(*key);
  if (!bytes) throw base::not_found();
  http::Document picture{"image/png", std::move(*bytes), cached(etag)};
  co_return picture;
}

// An agency without one gets its initial: the platform's sign must not stand on its address.
Task<http::Document> get_favicon(storage::Store& files, Brands brands, http::Caller caller, sql::Database& db) {
  auto brand = co_await brands->find(db, caller.host);
  if (brand->favicon || brand->branding.is_platform) {
    co_return co_await get_picture(files, std::move(brands), &HostBrand::favicon, std::move(caller), db);
  }
  if (http::is_unchanged(caller.if_none_match, brand->etag)) co_return unchanged(brand->etag);
  http::Document icon{"image/svg+xml", brand_icon(brand->branding), cached(brand->etag)};
  co_return icon;
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

std::shared_ptr<const HostBrand> HostBrands::recall(const std::string& host) {
  const std::lock_guard lock(mutex_);
  const auto found = known_.find(host);
  return found != known_.end() && base::Clock::now() < found->second.until ? found->second.brand : nullptr;
}

// Host names are the sender's word: what strangers make up must not fill the memory.
void HostBrands::remember(const std::string& host, std::shared_ptr<const HostBrand> brand) {
  const std::lock_guard lock(mutex_);
  if (known_.size() >= most_remembered) known_.clear();
  const auto lifetime = brand->branding.is_platform ? unknown_remembered_for : remembered_for;
  known_[host] = {std::move(brand), base::Clock::now() + lifetime};
}

Task<std::shared_ptr<const HostBrand>> HostBrands::find(sql::Database& db, std::string host) {
  if (auto known = recall(host)) co_return known;
  auto loaded = co_await load_brand(db, host);
  remember(host, loaded);
  co_return loaded;
}

void add_branding_routes(http::Routes& r, Given& given) {
  const auto brands = std::make_shared<HostBrands>();
  r.get("/api/v1/branding", http::with(get_branding, Brands(brands)))
      .says("Show the brand of the host name that was asked")
      .named("get_branding")
      .open()
      .stays_open();
  r.get("/api/v1/branding.css", http::with(get_style, Brands(brands)))
      .says("Colours, name and logo of the brand as CSS custom properties")
      .named("get_branding_style")
      .open()
      .stays_open();
  r.get("/api/v1/branding/manifest.webmanifest", http::with(get_manifest, Brands(brands)))
      .says("The manifest by which a device installs the web app under the name, colours and icon of the brand")
      .named("get_branding_manifest")
      .open()
      .stays_open();
  r.get("/api/v1/branding/logo", http::with(get_picture, given.files, Brands(brands), &HostBrand::logo))
      .says("The logo of the brand, where it has one")
      .named("get_branding_logo")
      .open()
      .stays_open();
  r.get("/api/v1/branding/favicon", http::with(get_favicon, given.files, Brands(brands)))
      .says("The favicon of the brand; an agency without one has its initial")
      .named("get_branding_favicon")
      .open()
      .stays_open();
}

}  // namespace tenants
