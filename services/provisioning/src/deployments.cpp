// Starting, listing and showing deployments.
#include "deployments.hpp"

#include "base/error.hpp"
#include "deploy_website.hpp"
#include "deployment_acts.hpp"
#include "deployment_stream.hpp"
#include "suspension.hpp"
#include "websites.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;
using tenancy::SubTenantId;

struct Numbered {
  base::Uuid id;
  std::int64_t deployment_count;
  std::string branch;
  WebsiteStatus status;
};
BOOST_DESCRIBE_STRUCT(Numbered, (), (id, deployment_count, branch, status))

struct NewDeployment {
  DeploymentCause cause;
  std::optional<std::string> branch;
  std::optional<std::string> commit;
  std::optional<base::Uuid> rolled_back_to;
};

struct Releasing {
  base::Uuid id;
  std::optional<base::Uuid> release_id;
  std::vector<base::Uuid> kept_releases;
};
BOOST_DESCRIBE_STRUCT(Releasing, (), (id, release_id, kept_releases))

struct DeployRequest {
  SubTenantId id;
  std::optional<shape::Text<1, 200>> branch;
};
BOOST_DESCRIBE_STRUCT(DeployRequest, (), (id, branch))

struct DeploymentPosition {
  base::Timestamp created_at;
  base::Uuid id;
};
BOOST_DESCRIBE_STRUCT(DeploymentPosition, (), (created_at, id))

struct DeploymentQuery {
  SubTenantId id;
  shape::Int<1, 100, 20> limit;
  std::optional<http::Cursor<DeploymentPosition>> cursor;
};
BOOST_DESCRIBE_STRUCT(DeploymentQuery, (), (id, limit, cursor))

DeploymentPosition position_of(const Deployment& deployment) { return {deployment.created_at, deployment.id}; }

// Where the first page starts. The position travels as bare parameters: under row-level security an expression such as
// coalesce() keeps the comparison out of the index.
constexpr DeploymentPosition before_the_newest{std::chrono::sys_days(std::chrono::December / 31 / 9999), {}};

Task<Deployment> deploy_branch(Member, sql::Tx& tx, DeployRequest in) {
  const auto branch = in.branch ? std::optional(in.branch->str()) : std::nullopt;
  co_return co_await start_deployment(tx, in.id, DeploymentCause::deploy, branch);
}

Task<http::Page<Deployment>> list_deployments(Member, sql::ReadTx& tx, DeploymentQuery in) {
  const auto after = in.cursor ? in.cursor->key : before_the_newest;
  const auto website = co_await tx.one<Releasing>(R"sql(
    select id, release_id, case when status = 'suspended' then '{}' else kept_releases end as kept_releases
    from provisioning.websites where sub_tenant_id = $1 and deleted_at is null
  )sql"_sql,
                                                  in.id);
  auto deployments = co_await tx.all<Deployment>(R"sql(
    select id, website_id, number, cause, branch, commit, status, reason, created_at, finished_at, rolled_back_to,
      id is not distinct from $5 as is_live, id = any($6::uuid[]) and id is distinct from $5 as can_activate
    from provisioning.deployments
    where website_id = $1 and (created_at, id) < ($2, $3)
    order by created_at desc, id desc limit $4
  )sql"_sql,
                                                 website.id, after.created_at, after.id, in.limit.value + 1,
                                                 website.release_id, website.kept_releases);
  co_return http::page_of(std::move(deployments), in.limit, position_of);
}

Task<DeploymentWithSteps> get_deployment(Member, sql::ReadTx& tx, DeploymentPath in) {
  auto found = co_await find_deployment(tx, in);
  DeploymentWithSteps shown{static_cast<const Deployment&>(found), co_await jobs::find_steps(tx, found.job_id)};
  co_return shown;
}

Task<Deployment> start(sql::Tx& tx, SubTenantId client, NewDeployment wanted) {
  auto website = co_await tx.one<Numbered>(R"sql(
    update provisioning.websites set deployment_count = deployment_count + 1, updated_at = now()
    where sub_tenant_id = $1 and deleted_at is null returning id, deployment_count, branch, status
  )sql"_sql,
                                           client);
  if (website.status == WebsiteStatus::suspended)
    throw base::conflict(std::string(website_suspended.code), std::string(website_suspended.message));

  const auto id = base::make_uuid();
  DeployWebsite job{website.id, id};
  jobs::EnqueueOptions options{.max_attempts = 4};
  const auto job_id = co_await jobs::enqueue(tx, job, options);
  co_return co_await tx.one<Deployment>(R"sql(
    insert into provisioning.deployments
      (id, sub_tenant_id, website_id, job_id, number, cause, branch, commit, rolled_back_to)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    returning id, website_id, number, cause, branch, commit, status, reason, created_at, finished_at, rolled_back_to,
      false as is_live, false as can_activate
  )sql"_sql,
                                        id, client, website.id, job_id, website.deployment_count, wanted.cause,
                                        wanted.branch.value_or(website.branch), wanted.commit, wanted.rolled_back_to);
}

}  // namespace

Task<Deployment> start_deployment(sql::Tx& tx, SubTenantId client, DeploymentCause cause,
                                  std::optional<std::string> branch) {
  NewDeployment wanted{cause, std::move(branch), std::nullopt, std::nullopt};
  co_return co_await start(tx, client, wanted);
}

Task<Deployment> start_rollback(sql::Tx& tx, SubTenantId client, Deployment earlier) {
  NewDeployment wanted{DeploymentCause::rollback, earlier.branch, earlier.commit, earlier.id};
  co_return co_await start(tx, client, wanted);
}

Task<void> cancel_active_deployment(sql::Tx& tx, base::Uuid website) {
  auto job = co_await tx.maybe<jobs::JobId>(R"sql(
    update provisioning.deployments set status = 'cancelled', finished_at = now()
    where website_id = $1 and status in ('queued', 'running') returning job_id
  )sql"_sql,
                                            website);
  if (job) co_await jobs::cancel(tx, *job);
}

void add_deployment_routes(http::Routes& r) {
  r.post("/api/v1/clients/{id}/website/deploy", deploy_branch)
      .says("Deploy a branch of the website's repository")
      .named("deploy_branch")
      .needs("websites:deploy")
      .limited_by("deploy")
      .answers(202)
      .fails_with(deployment_active)
      .fails_with(website_suspended);
  r.get("/api/v1/clients/{id}/website/deployments", list_deployments)
      .says("List a website's deployments, newest first")
      .named("list_deployments")
      .needs("websites:read");
  r.get("/api/v1/clients/{id}/website/deployments/{deploymentId}", get_deployment)
      .says("Show a deployment with its steps")
      .named("get_deployment")
      .needs("websites:read");
  add_deployment_stream_route(r);
  add_deployment_act_routes(r);
}

}  // namespace provisioning
