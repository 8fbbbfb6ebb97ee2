// The job that brings one release of a website to life.
#pragma once

#include <boost/describe/class.hpp>

#include "base/id.hpp"
#include "jobs/jobs.hpp"

namespace provisioning {

class World;

struct DeployWebsite {
  static constexpr std::string_view kind = "provisioning.deploy_website";
  base::Uuid website_id;
  base::Uuid deployment_id;
};
BOOST_DESCRIBE_STRUCT(DeployWebsite, (), (website_id, deployment_id))

// Steps: source, render, dns, certificate, publish. A site that was served before keeps its release when any fails.
// `world` outlives the worker.
void add_deploy_job(jobs::Worker& worker, World& world);

}  // namespace provisioning
