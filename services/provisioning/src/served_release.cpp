// Holding websites, and the link that follows their rows.
#include "served_release.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "deployments.hpp"
#include "world.hpp"

namespace provisioning {

using base::Task;
using namespace sql::literals;

namespace {

constexpr std::size_t releases_kept = 5;

}  // namespace

Task<HeldWebsite> hold_website(sql::Tx& tx, base::Uuid website) {
  co_return co_await tx.one<HeldWebsite>(R"sql(
    select id, status, deployment_count, release_id, kept_releases
    from provisioning.websites where id = $1 and deleted_at is null for update
  )sql"_sql,
                                         website);
}

Task<void> lock_website(sql::Tx& tx, base::Uuid website) {
  co_await tx.one<base::Uuid>(R"sql(
    select id from provisioning.websites where id = $1 for update
  )sql"_sql,
                              website);
}

// The status is read once the row is held: whoever takes a deployment back holds it too.
Task<HeldWebsite> hold_website_for(sql::Tx& tx, base::Uuid website, base::Uuid deployment) {
  auto held = co_await hold_website(tx, website);
  auto status = co_await tx.one<DeploymentStatus>(R"sql(
    select status from provisioning.deployments where id = $1
  )sql"_sql,
                                                  deployment);
  if (has_ended(status)) throw base::conflict("deployment_ended", "This deployment was taken back.");
  co_return held;
}

std::vector<base::Uuid> releases_to_keep(const HeldWebsite& before, base::Uuid served) {
  auto kept = before.kept_releases;
  const auto keep = [&kept](base::Uuid release) {
    if (std::ranges::find(kept, release) == kept.end()) kept.insert(kept.begin(), release);
  };
  if (before.release_id) keep(*before.release_id);
  keep(served);
  kept.resize(std::min(kept.size(), releases_kept));
  return kept;
}

Task<void> ensure_release(World& world, jobs::Run& run, base::Uuid website) {
  auto tx = co_await run.begin();
  const auto held = co_await hold_website(tx, website);
  const auto under_way = co_await tx.one<std::int64_t>(R"sql(
    select count(*) from provisioning.deployments where website_id = $1 and status in ('queued', 'running')
  )sql"_sql,
                                                       website);
  if (!held.release_id || under_way > 0) co_return;
  const auto releases = world.releases(website);
  const auto wanted = base::to_string(*held.release_id);
  if (releases.current() != wanted && releases.has(wanted)) releases.activate(wanted);
}

}  // namespace provisioning
