// Removes a website once its last deployment has let go of it.
#include "remove_website.hpp"

#include "base/error.hpp"
#include "deployments.hpp"
#include "ensure_website.hpp"
#include "events/events.hpp"
#include "provisioning/events.hpp"
#include "world.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;

// Nothing when the client was restored meanwhile.
Task<std::optional<WebsiteRow>> find_deleted(jobs::Run& run, base::Uuid id) {
  auto tx = co_await run.begin();
  co_return co_await tx.maybe<WebsiteRow>(R"sql(
    select id, sub_tenant_id, name, primary_domain, platform_domain, template_git_url, features, release_id
    from provisioning.websites where id = $1 and deleted_at is not null
  )sql"_sql,
                                          id);
}

// A cancelled deployment may still be inside a step; taking the site apart under it would leave traces.
Task<void> require_deployments_ended(jobs::Run& run, sql::Database& app, base::Uuid website) {
  auto reader = app.read(tenancy::Scope::of(run.tenant_id()));
  auto last_job = co_await reader.maybe<jobs::JobId>(R"sql(
    select job_id from provisioning.deployments where website_id = $1 order by created_at desc, id desc limit 1
  )sql"_sql,
                                                     website);
  if (!last_job) co_return;
  auto job = co_await jobs::find_job(reader, *last_job);
  if (job && job->status == jobs::Status::running)
    throw base::unavailable("A deployment is still letting go of the site.");
}

Task<void> empty_row(sql::Tx& tx, base::Uuid website) {
  co_await tx.run(R"sql(
    update provisioning.websites set container_id = null, ip_address = null, release_id = null, kept_releases = '{}',
      updated_at = now()
    where id = $1
  )sql"_sql,
                  website);
}

Task<void> remove_rows(sql::Tx& tx, base::Uuid website) {
  co_await tx.run(R"sql(
    delete from provisioning.deployments where website_id = $1
  )sql"_sql,
                  website);
  co_await tx.run(R"sql(
    delete from provisioning.websites where id = $1
  )sql"_sql,
                  website);
}

Task<void> note_removed(jobs::Run& run, WebsiteRow website, bool for_good) {
  auto tx = co_await run.begin();
  co_await tx.run(R"sql(
    delete from provisioning.domains where website_id = $1
  )sql"_sql,
                  website.id);
  if (for_good) co_await remove_rows(tx, website.id);
  else co_await empty_row(tx, website.id);
  WebsiteRemoved event{website.sub_tenant_id, website.id};
  co_await events::publish(tx, event);
  co_await run.finish(tx);
  co_await tx.commit();
}

Task<void> remove_website(World& world, sql::Database& app, jobs::Run& run, RemoveWebsite job) {
  auto website = co_await find_deleted(run, job.website_id);
  if (!website) co_return;
  co_await require_deployments_ended(run, app, job.website_id);
  co_await remove_traces(world, run.tenant_id(), *website);
  co_await note_removed(run, *website, job.for_good);
}

}  // namespace

Task<void> ask_to_remove(sql::Tx& tx, RemoveWebsite wanted) {
  co_await tx.run(R"sql(
    update provisioning.websites set deleted_at = now(), updated_at = now() where id = $1 and deleted_at is null
  )sql"_sql,
                  wanted.website_id);
  co_await cancel_active_deployment(tx, wanted.website_id);
  jobs::EnqueueOptions options{.unique_key = base::to_string(wanted.website_id), .max_attempts = 20};
  co_await jobs::enqueue(tx, wanted, options);
}

void add_removal_job(jobs::Worker& worker, World& world, sql::Database& app) {
  worker.on<RemoveWebsite>(jobs::with(remove_website, world, app));
}

}  // namespace provisioning
