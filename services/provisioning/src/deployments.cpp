// Starting, listing and showing deployments.
#include "deployments.hpp"

#include "base/error.hpp"
#include "deploy_website.hpp"
#include "deployment_stream.hpp"
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
};
BOOST_DESCRIBE_STRUCT(Numbered, (), (id, deployment_count, branch))

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
  auto website = co_await tx.one<base::Uuid>(R"sql(
    select id from provisioning.websites where sub_tenant_id = $1 and deleted_at is null
  )sql"_sql,
                                             in.id);
  auto deployments = co_await tx.all<Deployment>(R"sql(
    select id, website_id, number, cause, branch, commit, status, reason, created_at, finished_at
    from provisioning.deployments
    where website_id = $1 and (created_at, id) < ($2, $3)
    order by created_at desc, id desc limit $4
  )sql"_sql,
                                                 website, after.created_at, after.id, in.limit.value + 1);
  co_return http::page_of(std::move(deployments), in.limit, position_of);
}

Task<DeploymentWithSteps> get_deployment(Member, sql::ReadTx& tx, DeploymentPath in) {
  auto found = co_await find_deployment(tx, in);
  DeploymentWithSteps shown{static_cast<const Deployment&>(found), co_await jobs::find_steps(tx, found.job_id)};
  co_return shown;
}

}  // namespace

Task<Deployment> start_deployment(sql::Tx& tx, SubTenantId client, DeploymentCause cause,
                                  std::optional<std::string> branch) {
  auto website = co_await tx.one<Numbered>(R"sql(
    update provisioning.websites set deployment_count = deployment_count + 1, updated_at = now()
    where sub_tenant_id = $1 and deleted_at is null returning id, deployment_count, branch
  )sql"_sql,
                                           client);

  const auto id = base::make_uuid();
  DeployWebsite job{website.id, id};
  jobs::EnqueueOptions options{.max_attempts = 4};
  const auto job_id = co_await jobs::enqueue(tx, job, options);
  co_return co_await tx.one<Deployment>(R"sql(
    insert into provisioning.deployments (id, sub_tenant_id, website_id, job_id, number, cause, branch)
    values ($1, $2, $3, $4, $5, $6, $7)
    returning id, website_id, number, cause, branch, commit, status, reason, created_at, finished_at
  )sql"_sql,
                                        id, client, website.id, job_id, website.deployment_count, cause,
                                        branch.value_or(website.branch));
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
      .fails_with(deployment_active);
  r.get("/api/v1/clients/{id}/website/deployments", list_deployments)
      .says("List a website's deployments, newest first")
      .named("list_deployments")
      .needs("websites:read");
  r.get("/api/v1/clients/{id}/website/deployments/{deploymentId}", get_deployment)
      .says("Show a deployment with its steps")
      .named("get_deployment")
      .needs("websites:read");
  add_deployment_stream_route(r);
}

}  // namespace provisioning
