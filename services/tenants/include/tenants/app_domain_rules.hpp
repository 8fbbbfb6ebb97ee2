// What the tenants service asks of whoever hands out host names.
#pragma once

#include <string>

#include "base/task.hpp"
#include "http/routes.hpp"
#include "sql/database.hpp"

namespace tenants {

// A website or another agency's address has the name, whoever's it is.
inline constexpr http::Conflict app_domain_taken{"domain_taken", "domains_name_key", "domain",
                                                 "This domain leads somewhere on this platform already."};

class AppDomainRules {
 public:
  virtual ~AppDomainRules() = default;
  // Whether the name could become an agency's address now; nothing is kept, because a name belongs to whoever proves
  // it first. Throws base::invalid at `domain` for one of the platform's own names and for one that cannot be served;
  // breaks the constraint of app_domain_taken when the name is in use.
  virtual base::Task<void> require_free(sql::Tx& tx, std::string domain) = 0;
};

}  // namespace tenants
