// The job that leaves nothing of a deleted client's website.
#pragma once

#include <boost/describe/class.hpp>

#include "base/id.hpp"
#include "jobs/jobs.hpp"
#include "shape/types.hpp"

namespace provisioning {

class World;

struct RemoveWebsite {
  static constexpr std::string_view kind = "provisioning.remove_website";
  base::Uuid website_id;
  shape::Default<bool, false> for_good;  // its rows go with it
};
BOOST_DESCRIBE_STRUCT(RemoveWebsite, (), (website_id, for_good))

// Marks the website as deleted, stops its deployment and enqueues the job.
base::Task<void> ask_to_remove(sql::Tx& tx, RemoveWebsite wanted);

// `world` and `app` outlive the worker.
void add_removal_job(jobs::Worker& worker, World& world, sql::Database& app);

}  // namespace provisioning
