// Lines as a file: CSV for spreadsheets, NDJSON for programs. Pure.
#pragma once

#include <boost/describe/enum.hpp>

#include <string>

#include "lines.hpp"

namespace audit {

enum class Format { csv, ndjson };
BOOST_DESCRIBE_ENUM(Format, csv, ndjson)

// What stands before the first line.
std::string file_start(Format format);
void append_line(Format format, const Line& line, std::string& out);

}  // namespace audit
