// What other services may ask about an agency's own face: its address and how its mails look.
#pragma once

#include <optional>
#include <string>

#include "base/task.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace tenants {

// Whose address of the platform this host name is; nothing for any other name. Only names whose ownership was proven
// and that lead here. Needs no tenant: a unit of work of nobody will do.
base::Task<std::optional<tenancy::TenantId>> find_app_host(sql::Queries& db, std::string host);

// Where the people of the agency of this unit of work sign in: its own address once that is connected, `public_url`
// until then. Without a slash at its end. Links in mails begin with it, never with what a request said.
base::Task<std::string> app_url(sql::Queries& db, std::string public_url);

// "https://app.agency.example:8443" for a host name: scheme and port are those of `public_url`.
std::string url_on(std::string_view host, std::string_view public_url);

// The look of a mail in an agency's name. Colours are "#rrggbb"; the text on the colour can be read.
struct MailBrand {
  std::string sender_name;
  std::string color;
  std::string text_on_color;
  std::optional<std::string> support_email;  // where answers go
};
// Of the agency of this unit of work.
base::Task<MailBrand> get_mail_brand(sql::Queries& db, tenancy::TenantId agency);

}  // namespace tenants
