// One deployment found by its path, and its progress as a stream of server-sent events.
#pragma once

#include "deployments.hpp"

namespace provisioning {

struct DeploymentPath {
  tenancy::SubTenantId id;
  base::Uuid deployment_id;
};
BOOST_DESCRIBE_STRUCT(DeploymentPath, (), (id, deployment_id))

struct FoundDeployment : Deployment {
  jobs::JobId job_id;
};
BOOST_DESCRIBE_STRUCT(FoundDeployment, (Deployment), (job_id))

// base::not_found unless the deployment is of this client's website.
base::Task<FoundDeployment> find_deployment(sql::Queries& db, DeploymentPath path);

// Events: `status` (a Deployment, whenever it changes), `step` (a jobs::Step, whenever it changes), `log` (a
// jobs::LogLine; its seq is the event id, so that whoever comes back with Last-Event-ID misses and repeats no line),
// `end`.
void add_deployment_stream_route(http::Routes& routes);

}  // namespace provisioning
