// Showing and changing settings.
#include "settings.hpp"

#include "http/version.hpp"
#include "shape/utf8.hpp"
#include "sql/database.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

struct SettingsRow {
  AgencyName name;
  Brand branding_settings;
  Locale locale;
  TimeZone time_zone;
  Currency currency;
  std::optional<std::string> custom_domain;
  base::Timestamp updated_at;
};
BOOST_DESCRIBE_STRUCT(SettingsRow, (),
                      (name, branding_settings, locale, time_zone, currency, custom_domain, updated_at))

std::optional<std::string> url_of(tenancy::TenantId tenant, const std::optional<std::string>& file) {
  return file ? std::optional(image_url(tenant, *file)) : std::nullopt;
}

Settings shown(tenancy::TenantId tenant, const SettingsRow& row) {
  const auto& brand = row.branding_settings;
  return {.name = row.name,
          .primary_color = brand.primary_color.value_or(CssColor::trusted(default_primary)),
          .accent_color = brand.accent_color.value_or(CssColor::trusted(default_accent)),
          .support_email = brand.support_email,
          .support_url = brand.support_url,
          .support_phone = brand.support_phone,
          .mail_sender_name = brand.mail_sender_name.value_or(
              SenderName::trusted(std::string(shape::utf8_prefix(row.name.view(), 120)))),
          .legal_name = brand.legal_name,
          .imprint_url = brand.imprint_url,
          .privacy_url = brand.privacy_url,
          .locale = row.locale,
          .time_zone = row.time_zone,
          .currency = row.currency,
          .logo_url = url_of(tenant, brand.logo),
          .favicon_url = url_of(tenant, brand.favicon),
          .custom_domain = row.custom_domain,
          .updated_at = row.updated_at};
}

Brand changed(Brand brand, const SettingsChange& in) {
  brand.primary_color = in.primary_color.value_or(brand.primary_color);
  brand.accent_color = in.accent_color.value_or(brand.accent_color);
  brand.support_email = in.support_email.value_or(brand.support_email);
  brand.support_url = in.support_url.value_or(brand.support_url);
  brand.support_phone = in.support_phone.value_or(brand.support_phone);
  brand.mail_sender_name = in.mail_sender_name.value_or(brand.mail_sender_name);
  brand.legal_name = in.legal_name.value_or(brand.legal_name);
  brand.imprint_url = in.imprint_url.value_or(brand.imprint_url);
  brand.privacy_url = in.privacy_url.value_or(brand.privacy_url);
  return brand;
}

Task<http::Reply<Settings>> get_settings(Member who, sql::ReadTx& tx) {
  auto row = co_await tx.one<SettingsRow>(R"sql(
    select name, branding_settings, locale, time_zone, currency, custom_domain, updated_at
    from tenants.tenants where id = $1
  )sql"_sql,
                                          who.tenant_id);
  co_return http::versioned(shown(who.tenant_id, row));
}

Task<http::Reply<Settings>> change_settings(Member who, http::Caller caller, sql::Tx& tx, SettingsChange in) {
  auto before = co_await tx.one<SettingsRow>(R"sql(
    select name, branding_settings, locale, time_zone, currency, custom_domain, updated_at
    from tenants.tenants where id = $1 for update
  )sql"_sql,
                                             who.tenant_id);
  http::require_version(caller, before.updated_at);
  const auto brand = changed(before.branding_settings, in);
  auto after = co_await tx.one<SettingsRow>(R"sql(
    update tenants.tenants set
      name      = coalesce($2, name),
      locale    = coalesce($3, locale),
      time_zone = coalesce($4, time_zone),
      currency  = coalesce($5, currency),
      branding_settings = $6,
      updated_at = now()
    where id = $1
    returning name, branding_settings, locale, time_zone, currency, custom_domain, updated_at
  )sql"_sql,
                                            who.tenant_id, in.name, in.locale, in.time_zone, in.currency, brand);
  co_return http::versioned(shown(who.tenant_id, after));
}

}  // namespace

void add_settings_routes(http::Routes& r) {
  r.get("/api/v1/tenants/settings", get_settings)
      .says("Show the agency's settings")
      .named("get_settings")
      .needs("settings:read");
  r.patch("/api/v1/tenants/settings", change_settings)
      .says("Change the agency's settings")
      .named("change_settings")
      .needs("settings:write")
      .fails_with(http::changed_meanwhile);
}

}  // namespace tenants
