// Finds drift and repairs it.
#include "repair_website.hpp"

#include <set>

#include "base/log.hpp"
#include "ensure_website.hpp"
#include "served_release.hpp"
#include "websites.hpp"
#include "world.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::chrono::seconds interval{20};

struct ServedWebsite {
  tenancy::TenantId tenant_id;
  base::Uuid id;
  std::string primary_domain;
  std::string platform_domain;
  base::Uuid release_id;
  WebsiteStatus status;
};
BOOST_DESCRIBE_STRUCT(ServedWebsite, (), (tenant_id, id, primary_domain, platform_domain, release_id, status))

bool is_reachable(const World& world, const std::string& host) {
  const auto target = world.edge.target(host);
  const auto certificate = world.certificates.find(host);
  return target && certificate && !renewal_due(certificate->not_before, certificate->not_after, base::Clock::now());
}

Task<std::string> find_drift(World& world, const std::set<base::Uuid>& running, ServedWebsite website) {
  if (website.status == WebsiteStatus::suspended) {
    const bool is_shut =
        world.edge.is_suspended(website.primary_domain) && world.edge.is_suspended(website.platform_domain);
    co_return is_shut ? "" : "it is suspended and still served";
  }
  if (!running.contains(website.id)) co_return "its runtime is gone";
  if (world.releases(website.id).current() != base::to_string(website.release_id))
    co_return "another release is served";
  if (!is_reachable(world, website.primary_domain) || !is_reachable(world, website.platform_domain)) {
    co_return "its edge link or certificate is missing or due";
  }
  const auto address = co_await world.dns.find_address(website.primary_domain);
  if (address != world.options.edge_address) co_return "its DNS record is gone";
  co_return "";
}

Task<void> ask_for_repair(sql::Database& app, ServedWebsite website, std::string drift) {
  base::log_info("A website needs repair: " + drift, {{"website.id", base::to_string(website.id)}});
  auto tx = co_await app.begin(tenancy::Scope::of(website.tenant_id));
  co_await ask_to_repair(tx, website.id);
  co_await tx.commit();
}

Task<void> look_for_drift(World& world, sql::Database& system, sql::Database& app, jobs::Scheduled&) {
  std::set<base::Uuid> running;
  for (const auto& site : co_await world.runtime->list()) {
    if (site.is_running) running.insert(site.id);
  }
  auto reader = system.read_system();
  auto websites = co_await reader.all<ServedWebsite>(R"sql(
    select tenant_id, id, primary_domain, platform_domain, release_id, status from provisioning.websites
    where deleted_at is null and release_id is not null and status in ('live', 'error', 'suspended')
  )sql"_sql);
  for (const auto& website : websites) {
    auto drift = co_await find_drift(world, running, website);
    if (!drift.empty()) co_await ask_for_repair(app, website, drift);
  }
}

// Renewal and repair have no deployment to tell; the job's own log takes it.
class RepairLog : public IssueLog {
 public:
  explicit RepairLog(jobs::Run& run) : run_(run) {}
  Task<void> say(std::string line) override { co_await run_.log(std::move(line)); }

 private:
  jobs::Run& run_;
};

Task<bool> is_suspended(jobs::Run& run, base::Uuid id) {
  auto tx = co_await run.begin();
  auto status = co_await tx.maybe<WebsiteStatus>(R"sql(
    select status from provisioning.websites where id = $1
  )sql"_sql,
                                                 id);
  co_return status == WebsiteStatus::suspended;
}

// Records and certificates stay: the page is served under the site's own name.
void ensure_suspended(const World& world, const WebsiteRow& website) {
  for (const auto& host : website.hosts()) world.edge.point_to_suspended(host);
}

Task<std::optional<WebsiteRow>> find_served(jobs::Run& run, base::Uuid id) {
  auto tx = co_await run.begin();
  co_return co_await tx.maybe<WebsiteRow>(R"sql(
    select id, sub_tenant_id, name, primary_domain, platform_domain, template_git_url, features, release_id
    from provisioning.websites where id = $1 and deleted_at is null and release_id is not null
  )sql"_sql,
                                          id);
}

Task<void> note_container(jobs::Run& run, base::Uuid website, std::string container) {
  auto tx = co_await run.begin();
  co_await tx.run(R"sql(
    update provisioning.websites set container_id = $2, updated_at = now() where id = $1 and deleted_at is null
  )sql"_sql,
                  website, container);
  co_await tx.commit();
}

Task<void> repair_website(World& world, jobs::Run& run, RepairWebsite job) {
  auto website = co_await find_served(run, job.website_id);
  if (!website) co_return;
  co_await ensure_release(world, run, website->id);
  RepairLog log(run);
  co_await ensure_records(world, *website);
  co_await ensure_certificates(world, *website, log);
  const bool is_shut = co_await is_suspended(run, website->id);
  if (is_shut) co_return ensure_suspended(world, *website);
  const auto container = co_await ensure_served(world, run.tenant_id(), *website);
  co_await note_container(run, website->id, container);
}

}  // namespace

Task<void> ask_to_repair(sql::Tx& tx, base::Uuid website) {
  RepairWebsite job{website};
  jobs::EnqueueOptions options{.unique_key = base::to_string(website), .run_again = true};
  co_await jobs::enqueue(tx, job, options);
}

void add_repair_jobs(jobs::Worker& worker, World& world, sql::Database& system, sql::Database& app) {
  worker.on<RepairWebsite>(jobs::with(repair_website, world));
  worker.every("provisioning.look_for_drift", interval, jobs::with(look_for_drift, world, system, app));
}

}  // namespace provisioning
