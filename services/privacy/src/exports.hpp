// Exports: everything of a tenant, or of the person who asks, as an archive that a job writes.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

#include "privacy/privacy.hpp"
#include "shape/types.hpp"

namespace privacy {

using ExportId = base::Id<struct ExportKind>;

enum class Subject { tenant, person };
BOOST_DESCRIBE_ENUM(Subject, tenant, person)

enum class ExportStatus { queued, ready, failed };
BOOST_DESCRIBE_ENUM(ExportStatus, queued, ready, failed)

struct Export {
  ExportId id;
  Subject about;
  ExportStatus status;
  std::optional<std::string> reason;
  std::optional<std::int64_t> size;  // bytes
  base::Timestamp created_at;
  std::optional<base::Timestamp> finished_at;
  base::Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(Export, (), (id, about, status, reason, size, created_at, finished_at, expires_at))

void add_export_routes(http::Routes& routes, storage::Store& store);
void add_export_jobs(jobs::Worker& worker, Traces& traces);

// Files and rows of all exports of these tenants; those of one person among them, of its own asking or not.
base::Task<void> remove_exports(Traces& traces, std::vector<tenancy::TenantId> tenants);

}  // namespace privacy
