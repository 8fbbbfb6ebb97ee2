// Whether the columns of an answer are those of the row type.
#pragma once

#include <span>
#include <string>

#include "shape/sql_cell.hpp"

struct pg_result;

namespace sql {

// Names in order and types; empty when they agree, otherwise a sentence that names the column. Serves answers with rows
// and descriptions of prepared statements alike.
std::string find_column_mismatch(std::span<const shape::Column> expected, const pg_result* answer);

}  // namespace sql
