// The job that writes an archive.
#pragma once

#include <boost/describe/class.hpp>

#include "exports.hpp"

namespace privacy {

struct WriteExport {
  static constexpr std::string_view kind = "privacy.write_export";
  ExportId export_id;
};
BOOST_DESCRIBE_STRUCT(WriteExport, (), (export_id))

}  // namespace privacy
