// The job that connects an agency's own address, keeps it connected, and takes it away again; it may be repeated.
#pragma once

#include "app_domains.hpp"

namespace provisioning {

// Whether the edge leads the name to the platform, with a certificate that is not due.
bool is_connected(const World& world, const std::string& domain);

base::Task<void> settle_app_domain(World& world, jobs::Run& run, SettleAppDomain job);

}  // namespace provisioning
