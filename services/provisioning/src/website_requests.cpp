// Writes down the websites of new and restored clients, in the transaction that adds the client.
#include <algorithm>

#include "base/error.hpp"
#include "catalogue.hpp"
#include "deployments.hpp"
#include "domain_checks.hpp"
#include "domain_rules.hpp"
#include "edge/edge_files.hpp"
#include "newest_deployments.hpp"
#include "provisioning/provisioning.hpp"
#include "suspension.hpp"
#include "website_row.hpp"
#include "websites.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::SubTenantId;
using tenants::RequestedWebsite;
using tenants::WantedWebsite;

void check_features(const Template& chosen, const std::vector<std::string>& features) {
  std::vector<base::FieldError> problems;
  for (std::size_t at = 0; at < features.size(); ++at) {
    if (std::ranges::find(chosen.features, features[at]) != chosen.features.end()) continue;
    problems.push_back({"website.features." + std::to_string(at), "not_one_of",
                        "The template \"" + chosen.name + "\" does not offer this feature."});
  }
  if (!problems.empty()) throw base::invalid(problems);
}

Task<void> claim_domain(sql::Tx& tx, SubTenantId client, base::Uuid website, std::string domain) {
  co_await tx.run(R"sql(
    insert into provisioning.domains (name, sub_tenant_id, website_id) values ($1, $2, $3)
  )sql"_sql,
                  domain, client, website);
}

Task<void> claim_domains(sql::Tx& tx, SubTenantId client, base::Uuid website, std::vector<std::string> domains) {
  for (const auto& domain : domains) co_await claim_domain(tx, client, website, domain);
}

void check_domain(const std::string& domain, const Options& options) {
  if (is_reserved_domain(domain, options.platform_host, options.sites_domain)) {
    throw base::invalid("website.domain", "reserved_domain", "This name belongs to the platform.");
  }
  if (domain.size() > EdgeFiles::longest_host()) {
    throw base::invalid("website.domain", "host_too_long", "Names of this length cannot be served here.");
  }
}

struct NewRow {
  base::Uuid id;
  SubTenantId client;
  std::string name;
  std::string primary_domain;
  std::string platform_domain;
  std::string git_url;
};

Task<void> insert_website(sql::Tx& tx, NewRow row, WantedWebsite wanted) {
  co_await tx.run(R"sql(
    insert into provisioning.websites
      (id, sub_tenant_id, name, primary_domain, platform_domain, template_name, template_git_url, branch, features)
    values ($1, $2, $3, $4, $5, $6, $7, 'main', $8)
  )sql"_sql,
                  row.id, row.client, row.name, row.primary_domain, row.platform_domain, wanted.template_name,
                  row.git_url, wanted.features);
}

struct DeletedWebsite {
  base::Uuid id;
  std::string primary_domain;
  std::string platform_domain;
  std::string template_git_url;
};
BOOST_DESCRIBE_STRUCT(DeletedWebsite, (), (id, primary_domain, platform_domain, template_git_url))

}  // namespace

Websites::Websites(const Catalogue& catalogue, Options options)
    : catalogue_(catalogue),
      options_(std::move(options)),
      port_suffix_(options_.sites_port == 443 ? "" : ":" + std::to_string(options_.sites_port)),
      resolver_(std::make_unique<dns::Resolver>(options_.dns_resolver)) {}
Websites::~Websites() = default;

void Websites::add_routes(http::Routes& routes) {
  add_template_routes(routes, catalogue_);
  add_website_routes(routes, port_suffix_);
  add_suspension_routes(routes, port_suffix_);
  add_deployment_routes(routes);
  add_newest_deployment_routes(routes);
  add_domain_check_routes(routes, options_, *resolver_);
}

Task<RequestedWebsite> Websites::add(sql::Tx& tx, SubTenantId client, std::string client_name, WantedWebsite wanted) {
  const auto& chosen = catalogue_.get(wanted.template_name, "website.template");
  check_features(chosen, wanted.features);
  if (wanted.domain) check_domain(*wanted.domain, options_);

  // The tail of the random part keeps two clients of one name apart without a look at other tenants.
  const auto id = base::make_uuid();
  const auto tail = base::to_string(id).substr(28);
  const auto platform_domain = slug_of(client_name) + "-" + tail + "." + options_.sites_domain;
  NewRow row{
      id, client, client_name, wanted.domain.value_or(platform_domain), platform_domain, catalogue_.git_url(chosen)};
  co_await insert_website(tx, row, wanted);
  co_await claim_domains(tx, client, id, hosts_of(row.primary_domain, row.platform_domain));
  RequestedWebsite requested{id, row.primary_domain, row.git_url};
  co_return requested;
}

Task<RequestedWebsite> Websites::restore(sql::Tx& tx, SubTenantId client) {
  auto website = co_await tx.maybe<DeletedWebsite>(R"sql(
    update provisioning.websites w set deleted_at = null, status = 'provisioning', reason = null, suspended_at = null,
      suspension_reason = null, updated_at = now()
    where sub_tenant_id = $1 and deleted_at is not null
      and not exists (select from provisioning.domains d where d.website_id = w.id)
    returning id, primary_domain, platform_domain, template_git_url
  )sql"_sql,
                                                   client);
  if (!website) {
    throw base::conflict(std::string(tenants::website_being_removed.code),
                         std::string(tenants::website_being_removed.message));
  }
  co_await claim_domains(tx, client, website->id, hosts_of(website->primary_domain, website->platform_domain));
  RequestedWebsite requested{website->id, website->primary_domain, website->template_git_url};
  co_return requested;
}

}  // namespace provisioning
