// Each holds the website, so that no deployment ends or begins meanwhile.
#include "deployment_acts.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "deployment_stream.hpp"
#include "deployments.hpp"
#include "events/events.hpp"
#include "served_release.hpp"
#include "suspension.hpp"

namespace provisioning {
namespace {

using base::Task;
using namespace sql::literals;
using tenancy::Member;

constexpr http::Conflict deployment_ended{"deployment_ended", "", "", "This deployment has ended already."};
constexpr http::Conflict deployment_not_failed{"deployment_not_failed", "", "",
                                               "Only a deployment that failed can be tried again."};
constexpr http::Conflict deployment_superseded{"deployment_superseded", "", "",
                                               "There is a newer deployment of this website. Deploy again instead."};
constexpr http::Conflict release_is_live{"release_is_live", "", "", "This release is being served already."};
constexpr http::Conflict release_not_kept{"release_not_kept", "", "",
                                          "The release of this deployment is not kept. Only the newest five are."};

base::Error refusal(const http::Conflict& conflict) {
  return base::conflict(std::string(conflict.code), std::string(conflict.message));
}

struct AfterCancelling {
  std::string primary_domain;
  WebsiteStatus status;
  std::int64_t reports;
};
BOOST_DESCRIBE_STRUCT(AfterCancelling, (), (primary_domain, status, reports))

// Nothing is on its way any more to a website that has never been live.
Task<void> note_cancelled(sql::Tx& tx, tenancy::SubTenantId client, Deployment deployment) {
  auto website = co_await tx.one<AfterCancelling>(R"sql(
    update provisioning.websites set
      status = case when status = 'provisioning' then 'error' else status end,
      reason = case when status = 'provisioning' then 'The deployment was cancelled.' else reason end,
      reports = reports + 1, updated_at = now()
    where id = $1 returning primary_domain, status, reports
  )sql"_sql,
                                                  deployment.website_id);
  DeploymentCancelled event{client,         deployment.website_id, deployment.number, website.primary_domain,
                            website.status, website.reports};
  co_await events::publish(tx, event);
}

// The job may be inside a step: it takes back what it has done as soon as it hears of this.
Task<Deployment> cancel_deployment(Member, sql::Tx& tx, DeploymentPath in) {
  auto asked = co_await find_deployment(tx, in);
  co_await hold_website(tx, asked.website_id);
  auto deployment = co_await find_deployment(tx, in);
  if (deployment.status == DeploymentStatus::cancelled) co_return deployment;
  if (has_ended(deployment.status)) throw refusal(deployment_ended);
  co_await cancel_active_deployment(tx, deployment.website_id);
  co_await note_cancelled(tx, in.id, static_cast<const Deployment&>(deployment));
  co_return co_await find_deployment(tx, in);
}

// Steps that are done are not run again.
Task<Deployment> retry_deployment(Member, sql::Tx& tx, DeploymentPath in) {
  auto asked = co_await find_deployment(tx, in);
  const auto website = co_await hold_website(tx, asked.website_id);
  if (website.status == WebsiteStatus::suspended) throw refusal(website_suspended);
  auto deployment = co_await find_deployment(tx, in);
  if (deployment.status != DeploymentStatus::failed) throw refusal(deployment_not_failed);
  if (deployment.number != website.deployment_count) throw refusal(deployment_superseded);
  co_await tx.run(R"sql(
    update provisioning.deployments set status = 'queued', reason = null, finished_at = null where id = $1
  )sql"_sql,
                  deployment.id);
  co_await jobs::retry(tx, deployment.job_id);
  co_return co_await find_deployment(tx, in);
}

Task<Deployment> activate_deployment(Member, sql::Tx& tx, DeploymentPath in) {
  auto earlier = co_await find_deployment(tx, in);
  const auto website = co_await hold_website(tx, earlier.website_id);
  if (website.release_id == earlier.id) throw refusal(release_is_live);
  if (std::ranges::find(website.kept_releases, earlier.id) == website.kept_releases.end())
    throw refusal(release_not_kept);
  co_return co_await start_rollback(tx, in.id, static_cast<const Deployment&>(earlier));
}

}  // namespace

void add_deployment_act_routes(http::Routes& r) {
  r.post("/api/v1/clients/{id}/website/deployments/{deploymentId}/cancel", cancel_deployment)
      .says("Stop a deployment; what is being served stays")
      .named("cancel_deployment")
      .needs("websites:deploy")
      .answers(200)
      .fails_with(deployment_ended);
  r.post("/api/v1/clients/{id}/website/deployments/{deploymentId}/retry", retry_deployment)
      .says("Go on with a failed deployment from the step that failed")
      .named("retry_deployment")
      .needs("websites:deploy")
      .limited_by("deploy")
      .answers(202)
      .fails_with(deployment_not_failed)
      .fails_with(deployment_superseded)
      .fails_with(website_suspended);
  r.post("/api/v1/clients/{id}/website/deployments/{deploymentId}/activate", activate_deployment)
      .says("Roll back: serve the release of an earlier deployment again, by a new deployment")
      .named("activate_deployment")
      .needs("websites:deploy")
      .limited_by("deploy")
      .answers(202)
      .fails_with(deployment_active)
      .fails_with(release_is_live)
      .fails_with(release_not_kept)
      .fails_with(website_suspended);
}

}  // namespace provisioning
