// The link is turned under the website's row; the probe judges what visitors see.
#include "publish_release.hpp"

#include <exception>

#include "base/error.hpp"
#include "ensure_website.hpp"
#include "served_release.hpp"

namespace provisioning {
namespace {

using base::Task;

Task<std::string> serve_and_probe(Progress& progress) {
  const auto container = co_await ensure_served(progress.world, progress.run.tenant_id(), progress.website);
  auto result = co_await progress.world.probe.probe(progress.website.primary_domain, progress.release());
  if (!result.is_live) {
    throw base::conflict("probe_failed", "The site does not answer as it should: " + result.reason);
  }
  co_await progress.run.log("https://" + progress.website.primary_domain + " answers with the new release.");
  co_return container;
}

Task<void> switch_release(Progress& progress) {
  auto tx = co_await progress.run.begin();
  co_await hold_website_for(tx, progress.website.id, progress.deployment);
  progress.releases().activate(progress.release());
}

// Unless a newer deployment has led the link elsewhere.
void switch_back(const Progress& progress, std::optional<base::Uuid> last_good) {
  const auto releases = progress.releases();
  if (releases.current() != progress.release() || last_good == progress.release_id()) return;
  if (last_good) releases.activate(base::to_string(*last_good));
}

}  // namespace

// The new release is served before it is probed, as visitors would see it. Whatever goes wrong from there on, the last
// good release is served again at once; the row says which one that is, because after a crash the link may not.
Task<std::string> publish_release(Progress& progress) {
  co_await switch_release(progress);
  std::string container;
  std::exception_ptr failure;
  try {
    container = co_await serve_and_probe(progress);
  } catch (...) {
    failure = std::current_exception();
  }
  if (failure) switch_back(progress, progress.website.release_id);
  if (failure) std::rethrow_exception(failure);
  co_return container;
}

void remove_release(const Progress& progress, std::optional<base::Uuid> last_good) {
  const auto releases = progress.releases();
  const bool is_served = releases.current() == progress.release();
  switch_back(progress, last_good);
  if (is_served && !last_good) {
    for (const auto& host : progress.website.hosts()) progress.world.edge.remove(host);
    releases.deactivate();
  }
  if (!progress.rolled_back_to) releases.remove(progress.release());
  std::filesystem::remove_all(progress.checkout());
}

}  // namespace provisioning
