// Source, render, DNS, certificate, publish: the steps of a deployment and their end.
#include "deploy_website.hpp"

#include <exception>

#include "base/blocking.hpp"
#include "base/error.hpp"
#include "deployments.hpp"
#include "domain_rules.hpp"
#include "ensure_website.hpp"
#include "events/events.hpp"
#include "provisioning/events.hpp"
#include "render/site.hpp"
#include "website_row.hpp"
#include "world.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

constexpr std::size_t releases_kept = 5;

// One deployment on its way.
struct Progress {
  World& world;
  jobs::Run& run;
  WebsiteRow website;
  base::Uuid deployment;
  std::int64_t number;
  std::string branch;

  std::string release() const { return base::to_string(deployment); }
  // Outside of the site's own folder, which only its web server may enter: git runs as somebody else.
  std::filesystem::path checkout() const { return world.options.sites_dir.parent_path() / "sources" / release(); }
};

struct StartedDeployment {
  std::int64_t number;
  std::string branch;
};
BOOST_DESCRIBE_STRUCT(StartedDeployment, (), (number, branch))

Task<Progress> begin_deployment(World& world, jobs::Run& run, DeployWebsite job) {
  auto tx = co_await run.begin();
  auto started = co_await tx.maybe<StartedDeployment>(R"sql(
    update provisioning.deployments set status = 'running'
    where id = $1 and status in ('queued', 'running') returning number, branch
  )sql"_sql,
                                                      job.deployment_id);
  if (!started) throw base::conflict("deployment_ended", "This deployment was taken back.");
  auto website = co_await tx.one<WebsiteRow>(R"sql(
    select id, sub_tenant_id, name, primary_domain, platform_domain, template_git_url, features, release_id
    from provisioning.websites where id = $1 and deleted_at is null
  )sql"_sql,
                                             job.website_id);
  co_await tx.commit();
  co_return Progress{world, run, website, job.deployment_id, started->number, started->branch};
}

Task<void> note_commit(Progress& progress, std::string commit) {
  auto tx = co_await progress.run.begin();
  co_await tx.run(R"sql(
    update provisioning.deployments set commit = $2 where id = $1
  )sql"_sql,
                  progress.deployment, commit);
  co_await tx.commit();
}

Task<std::string> fetch_source(Progress& progress) {
  const auto destination = progress.checkout();
  std::filesystem::remove_all(destination);
  std::filesystem::create_directories(destination.parent_path());
  std::string said;
  GitRequest request;
  request.url = progress.website.template_git_url;
  request.branch = progress.branch;
  request.destination = destination;
  request.log = [&said](std::string_view line) { said.append(line).append("\n"); };
  auto checkout = co_await progress.world.git.fetch(request);
  said += "Fetched branch " + progress.branch + " at commit " + checkout.commit.substr(0, 12) + ".";
  co_await progress.run.log(said);
  co_await note_commit(progress, checkout.commit);
  co_return checkout.commit;
}

SiteContent content_of(const Progress& progress) {
  const auto& website = progress.website;
  return {website.name,
          website.primary_domain,
          site_url(website.primary_domain, progress.world.options.sites_port),
          website.features,
          {}};
}

Task<void> render_release(Progress& progress) {
  const auto target = progress.world.releases(progress.website.id).create(progress.release());
  const auto rendered = co_await base::run_blocking(
      progress.world.threads, [source = progress.checkout(), target, content = content_of(progress)] {
        return render_site(source, target, content);
      });
  std::filesystem::remove_all(progress.checkout());
  co_await progress.run.log("Rendered " + std::to_string(rendered.pages) + " pages, " +
                            std::to_string((rendered.bytes + 1023) / 1024) + " KiB.");
}

Task<void> set_records(Progress& progress) {
  co_await ensure_records(progress.world, progress.website);
  co_await progress.run.log(progress.website.primary_domain + " points to " + progress.world.options.edge_address +
                            ".");
}

// Tells the deployment's log what the issuer is doing.
class RunLog : public IssueLog {
 public:
  explicit RunLog(jobs::Run& run) : run_(run) {}
  Task<void> say(std::string line) override { co_await run_.log(std::move(line)); }

 private:
  jobs::Run& run_;
};

Task<void> get_certificates(Progress& progress) {
  RunLog log(progress.run);
  co_await ensure_certificates(progress.world, progress.website, log);
  co_await progress.run.log("The certificates of " + progress.website.primary_domain + " are in place.");
}

Task<std::string> serve_and_probe(Progress& progress) {
  const auto container = co_await ensure_served(progress.world, progress.run.tenant_id(), progress.website);
  auto result = co_await progress.world.probe.probe(progress.website.primary_domain, progress.release());
  if (!result.is_live) {
    throw base::conflict("probe_failed", "The site does not answer as it should: " + result.reason);
  }
  co_await progress.run.log("https://" + progress.website.primary_domain + " answers with the new release.");
  co_return container;
}

// The new release is served before it is probed, as visitors would see it. Whatever goes wrong from there on, the last
// good release is served again at once; the row says which one that is, because after a crash the link may not.
Task<std::string> publish_release(Progress& progress) {
  const auto releases = progress.world.releases(progress.website.id);
  releases.activate(progress.release());
  std::string container;
  std::exception_ptr failure;
  try {
    container = co_await serve_and_probe(progress);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure && progress.website.release_id) releases.activate(base::to_string(*progress.website.release_id));
  if (failure) std::rethrow_exception(failure);
  co_return container;
}

WebsiteLive live_event(const Progress& progress) {
  const auto& website = progress.website;
  const auto port = progress.world.options.sites_port;
  return {website.sub_tenant_id,
          website.id,
          progress.number,
          website.primary_domain,
          site_url(website.primary_domain, port),
          site_url(website.platform_domain, port)};
}

Task<void> note_live(Progress& progress, std::string container) {
  auto tx = co_await progress.run.begin();
  co_await tx.run(R"sql(
    update provisioning.websites set status = 'live', reason = null, release_id = $2, branch = $3, container_id = $4,
      ip_address = $5, updated_at = now()
    where id = $1 and deleted_at is null
  )sql"_sql,
                  progress.website.id, progress.deployment, progress.branch, container,
                  progress.world.options.edge_address);
  co_await tx.run(R"sql(
    update provisioning.deployments set status = 'live', finished_at = now() where id = $1
  )sql"_sql,
                  progress.deployment);
  const auto event = live_event(progress);
  co_await events::publish(tx, event);
  co_await progress.run.finish(tx);
  co_await tx.commit();
}

Task<void> deploy_website(World& world, jobs::Run& run, DeployWebsite job) {
  auto progress = co_await begin_deployment(world, run, job);
  const auto fetch = [&progress] { return fetch_source(progress); };
  const auto render = [&progress] { return render_release(progress); };
  const auto records = [&progress] { return set_records(progress); };
  const auto certificates = [&progress] { return get_certificates(progress); };
  const auto publish = [&progress] { return publish_release(progress); };
  co_await run.step("source", fetch);
  co_await run.step("render", render);
  co_await run.step("dns", records);
  co_await run.step("certificate", certificates);
  const auto container = co_await run.step("publish", publish);
  co_await note_live(progress, container);
  world.releases(progress.website.id).prune(releases_kept);
}

struct FailedDeployment {
  tenancy::SubTenantId sub_tenant_id;
  std::int64_t number;
};
BOOST_DESCRIBE_STRUCT(FailedDeployment, (), (sub_tenant_id, number))

// What broke inside DDE is for its operators; everything else is said to the agency.
std::string reason_of(const jobs::Failure& failure) {
  if (failure.code == "internal_error" || failure.code == "internal")
    return "An internal error stopped the deployment. Please try again.";
  return failure.error;
}

Task<void> note_failure(sql::Tx& tx, DeployWebsite job, jobs::Failure failure) {
  const auto reason = reason_of(failure);
  auto failed = co_await tx.maybe<FailedDeployment>(R"sql(
    update provisioning.deployments set status = 'failed', reason = $2, finished_at = now()
    where id = $1 and status in ('queued', 'running') returning sub_tenant_id, number
  )sql"_sql,
                                                    job.deployment_id, reason);
  if (!failed) co_return;
  auto domain = co_await tx.maybe<std::string>(R"sql(
    update provisioning.websites set status = 'error', reason = $2, updated_at = now()
    where id = $1 and deleted_at is null returning primary_domain
  )sql"_sql,
                                               job.website_id, reason);
  if (!domain) co_return;
  WebsiteFailed event{failed->sub_tenant_id, job.website_id, failed->number, *domain, reason};
  co_await events::publish(tx, event);
}

}  // namespace

void add_deploy_job(jobs::Worker& worker, World& world) {
  worker.on<DeployWebsite>(jobs::with(deploy_website, world));
  worker.on_failed<DeployWebsite>(note_failure);
}

}  // namespace provisioning
