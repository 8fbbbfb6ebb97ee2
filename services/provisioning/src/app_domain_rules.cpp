// Which names may become agencies' own addresses.
#include "base/error.hpp"
#include "domain_rules.hpp"
#include "edge/edge_files.hpp"
#include "provisioning/provisioning.hpp"

namespace provisioning {

using base::Task;
using namespace sql::literals;

// Row-level security hides other agencies' names, and only the unique key sees them all: the name is claimed for a
// moment and given back, so that nobody keeps a name that is not proven.
Task<void> AppDomainRules::require_free(sql::Tx& tx, std::string domain) {
  if (is_reserved_domain(domain, platform_host_, sites_domain_))
    throw base::invalid("domain", "reserved_domain", "This name belongs to the platform.");
  if (domain.size() > EdgeFiles::longest_host())
    throw base::invalid("domain", "host_too_long", "Names of this length cannot be served here.");
  co_await tx.run(R"sql(
    insert into provisioning.domains (name, app_domain_id) values ($1, $2)
  )sql"_sql,
                  domain, base::make_uuid());
  co_await tx.run(R"sql(
    delete from provisioning.domains where name = $1 and website_id is null
  )sql"_sql,
                  domain);
}

}  // namespace provisioning
