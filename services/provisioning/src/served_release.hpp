// Which release a website serves: its row says so, the link `current` follows. Whoever changes one of them holds the
// website's row meanwhile.
#pragma once

#include <boost/describe/class.hpp>

#include <optional>
#include <vector>

#include "base/id.hpp"
#include "jobs/run.hpp"
#include "websites.hpp"

namespace provisioning {

class World;

struct HeldWebsite {
  base::Uuid id;
  WebsiteStatus status;
  std::int64_t deployment_count;
  std::optional<base::Uuid> release_id;
  std::vector<base::Uuid> kept_releases;
};
BOOST_DESCRIBE_STRUCT(HeldWebsite, (), (id, status, deployment_count, release_id, kept_releases))

// Keeps the row until the transaction ends. base::not_found for one that is deleted.
base::Task<HeldWebsite> hold_website(sql::Tx& tx, base::Uuid website);

// The same, also for one that is deleted.
base::Task<void> lock_website(sql::Tx& tx, base::Uuid website);

// Holds the website of a deployment that is still under way; base::conflict deployment_ended when it was taken back.
base::Task<HeldWebsite> hold_website_for(sql::Tx& tx, base::Uuid website, base::Uuid deployment);

// The newest five, newest first, after `served` went live. One that is served again keeps its place.
std::vector<base::Uuid> releases_to_keep(const HeldWebsite& before, base::Uuid served);

// Leads the link to the release that the row names, unless a deployment is under way, which leads it elsewhere.
base::Task<void> ensure_release(World& world, jobs::Run& run, base::Uuid website);

}  // namespace provisioning
