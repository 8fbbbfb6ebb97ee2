// The steps of a deployment before anybody sees it: source, render, dns, certificate.
#pragma once

#include "deployment_progress.hpp"

namespace provisioning {

base::Task<void> make_release(Progress& progress);

}  // namespace provisioning
