// Drift repair: what disappeared from the world comes back.
#pragma once

#include <boost/describe/class.hpp>

#include "base/id.hpp"
#include "jobs/jobs.hpp"

namespace provisioning {

class World;

struct RepairWebsite {
  static constexpr std::string_view kind = "provisioning.repair_website";
  base::Uuid website_id;
};
BOOST_DESCRIBE_STRUCT(RepairWebsite, (), (website_id))

// For whoever has changed what a website's row says: the job makes the world match it.
base::Task<void> ask_to_repair(sql::Tx& tx, base::Uuid website);

// Looks at every served website each 20 s (socket or container, edge link, record, certificate) and enqueues a repair
// where something is missing or a certificate is due. All references outlive the worker.
void add_repair_jobs(jobs::Worker& worker, World& world, sql::Database& system, sql::Database& app);

}  // namespace provisioning
