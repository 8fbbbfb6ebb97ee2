// What the tenants service asks of whoever provisions websites.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "http/routes.hpp"
#include "sql/database.hpp"
#include "tenancy/ids.hpp"

namespace tenants {

struct WantedWebsite {
  std::optional<std::string> domain;  // none: it is reached below the platform's own name only
  std::string template_name;
  std::vector<std::string> features;
};

// A website that exists as a row; nothing is running yet.
struct RequestedWebsite {
  base::Uuid id;
  std::string domain;
  std::string template_git_url;
};

// Another site on this platform has the domain, whoever's it is.
inline constexpr http::Conflict domain_taken{"domain_taken", "domains_name_key", "website.domain",
                                             "This domain leads to another website already."};

// The old site of a client that was deleted a moment ago is not gone yet.
inline constexpr http::Conflict website_being_removed{"website_being_removed", "", "",
                                                      "The website is still being taken down. Try again in a moment."};

class ClientWebsites {
 public:
  virtual ~ClientWebsites() = default;
  // Throws base::invalid located at website.* for an unknown template, feature or a reserved domain.
  virtual base::Task<RequestedWebsite> add(sql::Tx& tx, tenancy::SubTenantId client, std::string client_name,
                                           WantedWebsite wanted) = 0;
  // Claims the domains of a restored client's website again; website_being_removed while the old one is not gone.
  virtual base::Task<RequestedWebsite> restore(sql::Tx& tx, tenancy::SubTenantId client) = 0;
};

}  // namespace tenants
