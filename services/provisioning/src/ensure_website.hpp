// Makes the world match what a website's row says; every function may be repeated.
#pragma once

#include <string>

#include "base/task.hpp"
#include "certificates/certificate_issuer.hpp"
#include "tenancy/ids.hpp"
#include "website_row.hpp"

namespace provisioning {

class World;

base::Task<void> ensure_records(World& world, WebsiteRow website);

// Asks the issuer only for hosts whose certificate is missing or due for renewal.
base::Task<void> ensure_certificates(World& world, WebsiteRow website, IssueLog& log);

// Runtime and edge. Returns the container's id, or the sandbox's.
base::Task<std::string> ensure_served(World& world, tenancy::TenantId tenant, WebsiteRow website);

// Takes everything away again: edge, runtime, records, certificates, files.
base::Task<void> remove_traces(World& world, tenancy::TenantId tenant, WebsiteRow website);

}  // namespace provisioning
