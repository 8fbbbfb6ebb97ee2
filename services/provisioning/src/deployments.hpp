// Deployments: each attempt to bring a release of a website to life.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "http/page.hpp"
#include "http/routes.hpp"
#include "jobs/jobs.hpp"
#include "shape/types.hpp"
#include "sql/database.hpp"
#include "tenancy/member.hpp"

namespace provisioning {

enum class DeploymentStatus { queued, running, live, failed, cancelled };
BOOST_DESCRIBE_ENUM(DeploymentStatus, queued, running, live, failed, cancelled)

inline bool has_ended(DeploymentStatus status) {
  return status != DeploymentStatus::queued && status != DeploymentStatus::running;
}

// created: with the client; deploy: somebody asked; restored: with the client, or a site that was suspended before it
// was ever live; rollback: somebody wants an earlier release back.
enum class DeploymentCause { created, deploy, restored, rollback };
BOOST_DESCRIBE_ENUM(DeploymentCause, created, deploy, restored, rollback)

struct Deployment {
  base::Uuid id;
  base::Uuid website_id;
  std::int64_t number;
  DeploymentCause cause;
  std::string branch;
  std::optional<std::string> commit;
  DeploymentStatus status;
  std::optional<std::string> reason;
  base::Timestamp created_at;
  std::optional<base::Timestamp> finished_at;
  std::optional<base::Uuid> rolled_back_to;  // the deployment whose release is served again
  bool is_live;                              // its release is being served
  bool can_activate;                         // its release is kept and can be served again, now
};
BOOST_DESCRIBE_STRUCT(Deployment, (),
                      (id, website_id, number, cause, branch, commit, status, reason, created_at, finished_at,
                       rolled_back_to, is_live, can_activate))

struct DeploymentWithSteps {
  Deployment deployment;
  std::vector<jobs::Step> steps;
};
BOOST_DESCRIBE_STRUCT(DeploymentWithSteps, (), (deployment, steps))

// A site has one deployment at a time; the index that says so is the limit.
inline constexpr http::Conflict deployment_active{
    "deployment_active", "deployments_active_key", "",
    "A deployment of this website is under way. Wait until it has ended."};

// Writes a deployment and its job. base::not_found when the client has no website (any more), base::conflict
// website_suspended.
base::Task<Deployment> start_deployment(sql::Tx& tx, tenancy::SubTenantId client, DeploymentCause cause,
                                        std::optional<std::string> branch);
// The same for one that serves the release of `earlier` again.
base::Task<Deployment> start_rollback(sql::Tx& tx, tenancy::SubTenantId client, Deployment earlier);

// Takes back the deployment that is queued or running, if any. Its job may need a moment to notice.
base::Task<void> cancel_active_deployment(sql::Tx& tx, base::Uuid website);

void add_deployment_routes(http::Routes& routes);

}  // namespace provisioning
