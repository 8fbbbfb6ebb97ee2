// Leading visitors to a release, and back.
#pragma once

#include "deployment_progress.hpp"

namespace provisioning {

// Returns the container's id, or the sandbox's. base::conflict probe_failed, deployment_ended.
base::Task<std::string> publish_release(Progress& progress);

// What a deployment that was taken back has made goes; the release that was served before it is served again.
void remove_release(const Progress& progress, std::optional<base::Uuid> last_good);

}  // namespace provisioning
