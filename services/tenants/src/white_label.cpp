// Looking up addresses and looks for others.
#include "tenants/white_label.hpp"

#include "brand.hpp"
#include "colors.hpp"

namespace tenants {
namespace {

using base::Task;
using namespace sql::literals;

struct MailRow {
  std::string name;
  Brand branding_settings;
};
BOOST_DESCRIBE_STRUCT(MailRow, (), (name, branding_settings))

}  // namespace

std::string url_on(std::string_view host, std::string_view public_url) {
  const auto scheme = public_url.find("://");
  const auto begin = scheme == std::string_view::npos ? 0 : scheme + 3;
  const auto rest = public_url.substr(begin);
  const auto authority = rest.substr(0, rest.find('/'));
  const auto colon = authority.find(':');
  std::string url(public_url.substr(0, begin));
  url += host;
  if (colon != std::string_view::npos) url += authority.substr(colon);
  return url;
}

Task<std::optional<tenancy::TenantId>> find_app_host(sql::Queries& db, std::string host) {
  co_return co_await db.maybe<tenancy::TenantId>(R"sql(
    select tenant_ref from tenants.app_hosts where name = $1
  )sql"_sql,
                                                 host);
}

Task<std::string> app_url(sql::Queries& db, std::string public_url) {
  auto host = co_await db.maybe<std::string>(R"sql(
    select domain from tenants.app_domains where state = 'active'
  )sql"_sql);
  if (host) co_return url_on(*host, public_url);
  while (public_url.ends_with('/')) public_url.pop_back();
  co_return public_url;
}

Task<MailBrand> get_mail_brand(sql::Queries& db, tenancy::TenantId agency) {
  auto row = co_await db.one<MailRow>(R"sql(
    select name, branding_settings from tenants.tenants where id = $1
  )sql"_sql,
                                      agency);
  const auto& brand = row.branding_settings;
  const auto color = parse_color(brand.primary_color ? brand.primary_color->view() : default_primary);
  const auto tones = tones_of(color.value());
  MailBrand look{.sender_name = brand.mail_sender_name ? brand.mail_sender_name->str() : row.name,
                 .color = to_string(tones.base),
                 .text_on_color = to_string(tones.on_base),
                 .support_email = {}};
  if (brand.support_email) look.support_email = brand.support_email->str();
  co_return look;
}

}  // namespace tenants
