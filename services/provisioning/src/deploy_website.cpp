// Source, render, DNS, certificate, publish: the steps of a deployment and their end. One that serves an earlier
// release again is published only.
#include "deploy_website.hpp"

#include <exception>

#include "base/error.hpp"
#include "deployments.hpp"
#include "domain_rules.hpp"
#include "events/events.hpp"
#include "make_release.hpp"
#include "provisioning/events.hpp"
#include "publish_release.hpp"
#include "repair_website.hpp"
#include "served_release.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

struct StartedDeployment {
  std::int64_t number;
  std::string branch;
  std::optional<base::Uuid> rolled_back_to;
};
BOOST_DESCRIBE_STRUCT(StartedDeployment, (), (number, branch, rolled_back_to))

Task<Progress> begin_deployment(World& world, jobs::Run& run, DeployWebsite job) {
  auto tx = co_await run.begin();
  auto started = co_await tx.maybe<StartedDeployment>(R"sql(
    update provisioning.deployments set status = 'running'
    where id = $1 and status in ('queued', 'running') returning number, branch, rolled_back_to
  )sql"_sql,
                                                      job.deployment_id);
  if (!started) throw base::conflict("deployment_ended", "This deployment was taken back.");
  auto website = co_await tx.one<WebsiteRow>(R"sql(
    select id, sub_tenant_id, name, primary_domain, platform_domain, template_git_url, features, release_id
    from provisioning.websites where id = $1 and deleted_at is null
  )sql"_sql,
                                             job.website_id);
  co_await tx.commit();
  co_return Progress{world, run, website, job.deployment_id, started->number, started->branch, started->rolled_back_to};
}

WebsiteLive live_event(const Progress& progress, std::int64_t report) {
  const auto& website = progress.website;
  const auto port = progress.world.options.sites_port;
  return {website.sub_tenant_id,
          website.id,
          progress.number,
          website.primary_domain,
          site_url(website.primary_domain, port),
          site_url(website.platform_domain, port),
          report};
}

// Returns the releases that may be gone back to.
Task<std::vector<base::Uuid>> note_live(Progress& progress, std::string container) {
  auto tx = co_await progress.run.begin();
  auto held = co_await hold_website_for(tx, progress.website.id, progress.deployment);
  auto kept = releases_to_keep(held, progress.release_id());
  auto report = co_await tx.one<std::int64_t>(R"sql(
    update provisioning.websites set status = 'live', reason = null, release_id = $2, branch = $3, container_id = $4,
      ip_address = $5, kept_releases = $6, reports = reports + 1, updated_at = now()
    where id = $1 returning reports
  )sql"_sql,
                                              progress.website.id, progress.release_id(), progress.branch, container,
                                              progress.world.options.edge_address, kept);
  co_await tx.run(R"sql(
    update provisioning.deployments set status = 'live', finished_at = now() where id = $1
  )sql"_sql,
                  progress.deployment);
  const auto event = live_event(progress, report);
  co_await events::publish(tx, event);
  co_await progress.run.finish(tx);
  co_await tx.commit();
  co_return kept;
}

Task<void> carry_out(Progress& progress) {
  if (!progress.rolled_back_to) co_await make_release(progress);
  const auto publish = [&progress] { return publish_release(progress); };
  const auto container = co_await progress.run.step("publish", publish);
  const auto kept = co_await note_live(progress, container);
  std::vector<std::string> names;
  names.reserve(kept.size());
  for (const auto& release : kept) names.push_back(base::to_string(release));
  progress.releases().prune(names);
}

struct AfterDeployment {
  DeploymentStatus status;
  std::optional<base::Uuid> last_good;
};
BOOST_DESCRIBE_STRUCT(AfterDeployment, (), (status, last_good))

// One that was taken back leaves nothing of its own, and what it has led elsewhere is led as the row says. Any other
// keeps what it has: it may be tried again.
Task<void> leave_nothing_if_taken_back(Progress& progress) {
  auto tx = co_await progress.run.begin();
  co_await lock_website(tx, progress.website.id);
  auto after = co_await tx.one<AfterDeployment>(R"sql(
    select d.status, w.release_id as last_good from provisioning.deployments d
    join provisioning.websites w on w.tenant_id = d.tenant_id and w.id = d.website_id
    where d.id = $1
  )sql"_sql,
                                                progress.deployment);
  if (after.status != DeploymentStatus::cancelled) co_return;
  remove_release(progress, after.last_good);
  co_await ask_to_repair(tx, progress.website.id);
  co_await tx.commit();
}

Task<std::exception_ptr> failure_of(Task<void> work) {
  try {
    co_await std::move(work);
    co_return nullptr;
  } catch (...) {
    co_return std::current_exception();
  }
}

Task<void> deploy_website(World& world, jobs::Run& run, DeployWebsite job) {
  auto progress = co_await begin_deployment(world, run, job);
  const auto failure = co_await failure_of(carry_out(progress));
  if (!failure) co_return;
  co_await leave_nothing_if_taken_back(progress);
  std::rethrow_exception(failure);
}

struct FailedDeployment {
  tenancy::SubTenantId sub_tenant_id;
  std::int64_t number;
};
BOOST_DESCRIBE_STRUCT(FailedDeployment, (), (sub_tenant_id, number))

struct FailedWebsite {
  std::string primary_domain;
  std::int64_t reports;
};
BOOST_DESCRIBE_STRUCT(FailedWebsite, (), (primary_domain, reports))

// What broke inside DDE is for its operators; everything else is said to the agency.
std::string reason_of(const jobs::Failure& failure) {
  if (failure.code == "internal_error" || failure.code == "internal")
    return "An internal error stopped the deployment. Please try again.";
  return failure.error;
}

Task<void> note_failure(sql::Tx& tx, DeployWebsite job, jobs::Failure failure) {
  const auto reason = reason_of(failure);
  co_await lock_website(tx, job.website_id);
  auto failed = co_await tx.maybe<FailedDeployment>(R"sql(
    update provisioning.deployments set status = 'failed', reason = $2, finished_at = now()
    where id = $1 and status in ('queued', 'running') returning sub_tenant_id, number
  )sql"_sql,
                                                    job.deployment_id, reason);
  if (!failed) co_return;
  auto website = co_await tx.maybe<FailedWebsite>(R"sql(
    update provisioning.websites set status = 'error', reason = $2, reports = reports + 1, updated_at = now()
    where id = $1 and deleted_at is null returning primary_domain, reports
  )sql"_sql,
                                                  job.website_id, reason);
  if (!website) co_return;
  WebsiteFailed event{failed->sub_tenant_id,   job.website_id, failed->number,
                      website->primary_domain, reason,         website->reports};
  co_await events::publish(tx, event);
}

}  // namespace

void add_deploy_job(jobs::Worker& worker, World& world) {
  worker.on<DeployWebsite>(jobs::with(deploy_website, world));
  worker.on_failed<DeployWebsite>(note_failure);
}

}  // namespace provisioning
