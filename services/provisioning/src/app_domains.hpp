// Connecting agencies' own addresses: proof of ownership, certificate, edge.
#pragma once

#include <boost/describe/class.hpp>

#include "base/id.hpp"
#include "base/time.hpp"
#include "events/events.hpp"
#include "jobs/jobs.hpp"

namespace provisioning {

class World;

// Brings the world to what an address's row says: takes it as far as it can be taken now, repairs one that is
// connected, takes away one that was given up.
struct SettleAppDomain {
  static constexpr std::string_view kind = "provisioning.settle_app_domain";
  base::Uuid app_domain_id;
};
BOOST_DESCRIBE_STRUCT(SettleAppDomain, (), (app_domain_id))

// How long people have to set their records before nobody looks any more.
inline constexpr std::chrono::hours patience_with_dns{72};

// When to look again at an address that has been waiting so long: soon at first, each quarter of an hour in the end.
// Pure.
std::chrono::seconds pause_after(std::chrono::seconds waiting);

void add_app_domain_listeners(events::Bus& bus);
// Jobs, and the schedule provisioning.look_after_app_domains. All references outlive the worker.
void add_app_domain_jobs(jobs::Worker& worker, World& world, sql::Database& system, sql::Database& app);

}  // namespace provisioning
