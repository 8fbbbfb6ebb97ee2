// Free or not is the database's word; where a name leads is the public DNS's, and may change any moment.
#include "domain_checks.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <algorithm>

#include "base/error.hpp"
#include "domain_rules.hpp"
#include "edge/edge_files.hpp"
#include "shape/types.hpp"
#include "websites.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

struct DomainWish {
  shape::DomainName domain;
};
BOOST_DESCRIBE_STRUCT(DomainWish, (), (domain))

enum class DomainProblem { reserved, too_long, taken };
BOOST_DESCRIBE_ENUM(DomainProblem, reserved, too_long, taken)

struct DomainLead {
  std::string domain;
  std::string wanted_address;          // what its A record has to say
  std::vector<std::string> addresses;  // where it leads now
  bool leads_here = false;
  bool is_looked_up = false;  // false: no name server answered, nothing is known
};
BOOST_DESCRIBE_STRUCT(DomainLead, (), (domain, wanted_address, addresses, leads_here, is_looked_up))

struct DomainCheck : DomainLead {
  std::optional<DomainProblem> problem;  // why no website can have it
};
BOOST_DESCRIBE_STRUCT(DomainCheck, (DomainLead), (problem))

// Row-level security hides other agencies' names, and only the unique key sees them all: the name is claimed in a
// transaction that is never committed.
Task<bool> is_free(sql::Database& db, tenancy::Member who, std::string domain) {
  auto tx = co_await db.begin(tenancy::Scope::of(who));
  const auto claimed = co_await tx.maybe<std::string>(R"sql(
    insert into provisioning.domains (name, app_domain_id) values ($1, $2) on conflict (name) do nothing returning name
  )sql"_sql,
                                                      domain, base::make_uuid());
  co_return claimed.has_value();
}

Task<std::optional<DomainProblem>> find_problem(const Options& options, sql::Database& db, tenancy::Member who,
                                                std::string domain) {
  if (is_reserved_domain(domain, options.platform_host, options.sites_domain)) co_return DomainProblem::reserved;
  if (domain.size() > EdgeFiles::longest_host()) co_return DomainProblem::too_long;
  if (!co_await is_free(db, who, domain)) co_return DomainProblem::taken;
  co_return std::nullopt;
}

Task<std::optional<dns::Leads>> look_up(dns::Resolver& resolver, std::string domain) {
  try {
    co_return co_await resolver.find_addresses(domain);
  } catch (const base::Error&) {
    co_return std::nullopt;
  }
}

Task<DomainLead> follow(const Options& options, dns::Resolver& resolver, std::string domain) {
  DomainLead lead{.domain = domain, .wanted_address = options.edge_address, .addresses = {}};
  const auto leads = co_await look_up(resolver, std::move(domain));
  if (!leads) co_return lead;
  lead.is_looked_up = true;
  lead.addresses = leads->addresses;
  lead.leads_here = std::ranges::find(lead.addresses, options.edge_address) != lead.addresses.end();
  co_return lead;
}

// As public name servers see it now, whatever the website's state.
Task<DomainLead> check_website_domain(const Options& options, dns::Resolver& resolver, tenancy::Member who,
                                      sql::Database& db, ClientId in) {
  auto reader = db.read(tenancy::Scope::of(who));
  auto domain = co_await reader.one<std::string>(R"sql(
    select primary_domain from provisioning.websites where sub_tenant_id = $1 and deleted_at is null
  )sql"_sql,
                                                 in.id);
  co_return co_await follow(options, resolver, std::move(domain));
}

Task<DomainCheck> check_domain(const Options& options, dns::Resolver& resolver, tenancy::Member who, sql::Database& db,
                               DomainWish in) {
  const auto problem = co_await find_problem(options, db, who, in.domain.str());
  DomainLead lead{.domain = in.domain.str(), .wanted_address = options.edge_address, .addresses = {}};
  if (!problem) lead = co_await follow(options, resolver, in.domain.str());
  co_return DomainCheck{std::move(lead), problem};
}

}  // namespace

void add_domain_check_routes(http::Routes& r, const Options& options, dns::Resolver& resolver) {
  r.post("/api/v1/domains/check", http::with(check_domain, options, resolver))
      .says("Say whether a name is free for a website, and where it leads")
      .named("check_domain")
      .needs("clients:write")
      .answers(200);
  r.get("/api/v1/clients/{id}/website/domain", http::with(check_website_domain, options, resolver))
      .says("Say where the domain of a client's website leads, and the record it needs")
      .named("check_website_domain")
      .needs("websites:read");
}

}  // namespace provisioning
