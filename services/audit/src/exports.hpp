// Exports: lines of the trail as a file that a job writes.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "http/reply.hpp"
#include "jobs/jobs.hpp"
#include "line_file.hpp"
#include "storage/store.hpp"

namespace audit {

using ExportId = base::Id<struct ExportKind>;

enum class ExportStatus { queued, ready, failed };
BOOST_DESCRIBE_ENUM(ExportStatus, queued, ready, failed)

struct Export {
  ExportId id;
  tenancy::UserId user_id;
  Format format;
  ExportStatus status;
  std::optional<std::string> reason;
  std::optional<std::int64_t> line_count;
  base::Timestamp created_at;
  std::optional<base::Timestamp> finished_at;
  base::Timestamp expires_at;
};
BOOST_DESCRIBE_STRUCT(Export, (),
                      (id, user_id, format, status, reason, line_count, created_at, finished_at, expires_at))

struct WriteExport {
  static constexpr std::string_view kind = "audit.write_export";
  ExportId export_id;
};
BOOST_DESCRIBE_STRUCT(WriteExport, (), (export_id))

void add_export_routes(http::Routes& routes, storage::Store& store);
void add_export_jobs(jobs::Worker& worker, storage::Store& store);

}  // namespace audit
